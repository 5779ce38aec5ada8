/** The scripts that shells load: each asks the program what is possible, and evaluates nothing that the user has typed. */

const bash = `_commerce_connect() {
  local word rest current="\${COMP_WORDS[COMP_CWORD]}"
  COMPREPLY=()
  while IFS=$'\\t' read -r word rest; do
    if [[ $word == :files ]]; then
      compopt -o default
    elif [[ $current == [\\"\\']* ]]; then
      COMPREPLY+=("$word")
    else
      COMPREPLY+=("$(printf '%q' "$word")")
    fi
  done < <(commerce-connect complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _commerce_connect commerce-connect
`;

const zsh = `#compdef commerce-connect
_commerce_connect() {
  local line
  local -a found
  for line in "\${(@f)$(commerce-connect complete -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null)}"; do
    if [[ $line == :files ]]; then
      _files
    elif [[ $line != *$'\\t'* ]]; then
      [[ -n $line ]] && found+=("\${line//:/\\\\:}")
    else
      found+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
    fi
  done
  (( \${#found} )) && _describe 'commerce-connect' found
}
if [[ $funcstack[1] == _commerce-connect ]]; then
  _commerce_connect "$@"
else
  compdef _commerce_connect commerce-connect
fi
`;

const fish = `function __commerce_connect_complete
    set -l words (commandline -opc) (commandline -ct)
    set -l found (commerce-connect complete -- $words[2..-1] 2>/dev/null)
    if contains -- :files $found
        __fish_complete_path (commandline -ct)
    else
        printf '%s\\n' $found
    end
end
complete -c commerce-connect -f -a '(__commerce_connect_complete)'
`;

export const shells = ['bash', 'zsh', 'fish'] as const;
export const shellScripts: Readonly<Record<(typeof shells)[number], string>> = { bash, zsh, fish };
