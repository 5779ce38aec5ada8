/**
 * The help of the commands in Korean, by its English text, which stands where each command is described (tree/).
 * A test sees that none is missing and none is left over.
 */
export const koreanHelp: Readonly<Record<string, string>> = {
  'Usage:': '사용법:',
  'Options:': '옵션:',
  'Arguments:': '인수:',
  'Commands:': '명령:',
  'Examples:': '예:',
  '[options]': '[옵션]',
  '[command]': '[명령]',
  usually: '기본값',
  'Connects Adobe Commerce and Magento Open Source stores to Commerce Services.':
    'Adobe Commerce 및 Magento Open Source 스토어를 Commerce Services에 연결합니다.',
  'Secrets are never arguments: see `commerce-connect keys add --help`.':
    '비밀 값은 인수로 쓰지 않습니다. `commerce-connect keys add --help`를 보십시오.',
  'Files are in the folder of the desktop program. COMMERCE_CONNECT_DATA names another folder.':
    '파일은 데스크톱 프로그램의 폴더에 있습니다. 다른 폴더는 COMMERCE_CONNECT_DATA로 지정합니다.',
  'Exit codes: 0 done, 1 failed, 2 not understood, 3 changes (plan --exit-code), 4 refused, 5 drift, 130 stopped.':
    '종료 코드: 0 완료, 1 실패, 2 알 수 없는 명령, 3 변경 있음(plan --exit-code), 4 거부, 5 변경 감지, 130 중지.',
  'print the version': '버전을 표시합니다',
  'show this help': '이 도움말을 표시합니다',
  'answer ordinary questions with yes': '일반 질문에 예로 답합니다',
  'print one line of JSON for each event, and the result as the last line':
    '이벤트마다 JSON 한 줄을, 마지막 줄에 결과를 출력합니다',

  'the list of stores, the same one as in the desktop program':
    '스토어 목록. 데스크톱 프로그램과 같은 목록입니다',
  'clients and their keys, in the keychain of this computer': '이 컴퓨터의 키체인에 있는 클라이언트와 키',
  'SaaS projects': 'SaaS 프로젝트',
  'SaaS data spaces': 'SaaS 데이터 공간',
  'practise without an account': '계정 없이 연습합니다',

  'list the stores and their states': '스토어와 상태를 나열합니다',
  'add a store to the list and look at it': '스토어를 목록에 추가하고 확인합니다',
  'show everything that is known about a store': '스토어에 대해 알려진 모든 것을 표시합니다',
  'remove a store from the list; the store itself stays as it is':
    '스토어를 목록에서 제거합니다. 스토어 자체는 그대로입니다',
  'write the list of stores as JSON or CSV, without anything secret':
    '스토어 목록을 비밀 값 없이 JSON 또는 CSV로 기록합니다',
  'look at a list of stores row by row, and take in the good ones':
    '스토어 목록을 행별로 살펴보고 올바른 행을 가져옵니다',
  'list the clients and their keys, by fingerprint': '클라이언트와 키를 지문으로 나열합니다',
  'keep the keys of a client in the keychain; a new client is made where there is none of this name':
    '클라이언트의 키를 키체인에 보관합니다. 이 이름의 클라이언트가 없으면 새로 만듭니다',
  'ask both gateways whether the keys of a client are good':
    '클라이언트의 키가 올바른지 두 게이트웨이에 묻습니다',
  'remove a client and its keys from the keychain; refused while a store uses them':
    '클라이언트와 키를 키체인에서 제거합니다. 스토어가 사용하는 동안에는 거부합니다',
  'print the code of this computer, which others need to hand keys to it; it is public':
    '다른 사람이 이 컴퓨터에 키를 전달할 때 필요한 코드를 출력합니다. 공개해도 되는 코드입니다',
  'write the keys of a client as an .age file that only one computer opens':
    '클라이언트의 키를 한 컴퓨터만 열 수 있는 .age 파일로 기록합니다',
  'take in the keys of an .age file that was made for this computer':
    '이 컴퓨터를 위해 만든 .age 파일의 키를 받습니다',
  'list the SaaS projects of a store’s or a client’s keys':
    '스토어 또는 클라이언트의 키로 SaaS 프로젝트를 나열합니다',
  'create a SaaS project with its data spaces': 'SaaS 프로젝트를 데이터 공간과 함께 만듭니다',
  'rename a SaaS project; only its label changes': 'SaaS 프로젝트의 이름을 바꿉니다. 표시 이름만 바뀝니다',
  'list the SaaS data spaces of a store’s or a client’s keys, and which stores use them':
    '스토어 또는 클라이언트의 키로 SaaS 데이터 공간과 이를 사용하는 스토어를 나열합니다',
  'rename a SaaS data space; only its label changes':
    'SaaS 데이터 공간의 이름을 바꿉니다. 표시 이름만 바뀝니다',
  'look at stores and remember what they hold; changes nothing':
    '스토어를 살펴보고 그 값을 기억합니다. 아무것도 바꾸지 않습니다',
  'show what an apply would change on each store, and why; changes nothing':
    '적용하면 스토어마다 무엇이 왜 바뀌는지 표시합니다. 아무것도 바꾸지 않습니다',
  'connect stores: write what the plan says, read it back, and let the store check its keys':
    '스토어를 연결합니다. 계획대로 기록하고 다시 읽은 뒤 스토어가 키를 확인하게 합니다',
  'give stores back the values that they had before the last change':
    '스토어를 마지막 변경 전의 값으로 되돌립니다',
  'compare stores with what was applied, and ask the gateways about their keys; changes nothing':
    '스토어를 적용한 값과 비교하고 키를 게이트웨이에 묻습니다. 아무것도 바꾸지 않습니다',
  'replace the key pairs of a client in all its stores; projects and data spaces stay as they are':
    '클라이언트의 모든 스토어에서 키 쌍을 교체합니다. 프로젝트와 데이터 공간은 그대로입니다',
  'serve the wizard to a browser on this computer, until nobody uses it for 30 minutes':
    '이 컴퓨터의 브라우저에 마법사를 제공합니다. 30분 동안 사용하지 않으면 끝납니다',
  'make a practice store with practice keys of its own; nothing leaves this computer':
    '연습용 키가 있는 연습용 스토어를 만듭니다. 아무것도 이 컴퓨터 밖으로 나가지 않습니다',
  'run a practice gateway and its API portal until Ctrl-C':
    'Ctrl-C를 누를 때까지 연습용 게이트웨이와 API 포털을 실행합니다',
  'print a script that completes commands, options and names in your shell':
    '셸에서 명령, 옵션 및 이름을 자동 완성하는 스크립트를 출력합니다',

  'the name of the store': '스토어의 이름',
  'what the store is called in the list': '목록에서 쓸 스토어의 이름',
  'the name of the client': '클라이언트의 이름',
  'the file': '파일',
  'a list as `stores export` writes it, or - for standard input':
    '`stores export`가 기록하는 형식의 목록, 또는 표준 입력이면 -',
  'the name of a store, whose keys are used; left out with --client':
    '키를 사용할 스토어의 이름. --client를 쓰면 생략합니다',
  'the name of the new project': '새 프로젝트의 이름',
  'the name or id of the project': '프로젝트의 이름 또는 ID',
  'the name or id of the data space': '데이터 공간의 이름 또는 ID',
  'its new name': '새 이름',
  'names, patterns with *, or tag:WORD': '이름, *가 있는 패턴 또는 tag:단어',
  'bash, zsh or fish': 'bash, zsh 또는 fish',

  'only these stores: a name, a pattern with *, or tag:WORD; may be repeated':
    '이 스토어만: 이름, *가 있는 패턴 또는 tag:단어. 여러 번 쓸 수 있습니다',
  'only stores in this state': '이 상태의 스토어만',
  'a practice store on this computer': '이 컴퓨터의 연습용 스토어',
  'of a practice store': '연습용 스토어의 에디션',
  'of the practice license': '연습용 라이선스의 에디션',
  'of the store': '스토어의 에디션',
  'the Magento root on this computer': '이 컴퓨터의 Magento 루트',
  'a server: [user@]host[:port], or an alias of ~/.ssh/config; needs --root':
    '서버: [사용자@]호스트[:포트] 또는 ~/.ssh/config의 별칭. --root가 필요합니다',
  'sign in to the server with this key file': '이 키 파일로 서버에 로그인합니다',
  'how to sign in to the server; as ssh does by itself, or with a password':
    '서버에 로그인하는 방법. ssh가 하는 대로 또는 비밀번호로',
  'run PHP on the server as this user, with sudo': '서버에서 sudo로 이 사용자로 PHP를 실행합니다',
  'a container on this computer; needs --root': '이 컴퓨터의 컨테이너. --root가 필요합니다',
  'the folder of a compose file; needs --service and --root':
    'compose 파일이 있는 폴더. --service와 --root가 필요합니다',
  'the service of the compose file': 'compose 파일의 서비스',
  'run PHP in the container as this user': '컨테이너에서 이 사용자로 PHP를 실행합니다',
  'the Magento root on the server or in the container': '서버 또는 컨테이너의 Magento 루트',
  'the PHP to run; usually the one that is found': '실행할 PHP. 보통은 찾은 PHP를 씁니다',
  'the address of the Admin, where that is the only way in': '관리자 주소. 다른 방법이 없을 때 씁니다',
  'the client whose keys the store uses': '스토어가 사용하는 키의 클라이언트',
  'a staging or test store; customers do not use it': '스테이징 또는 테스트 스토어. 고객이 이용하지 않습니다',
  'a word of yours to find the store by; may be repeated':
    '스토어를 찾을 때 쓰는 단어. 여러 번 쓸 수 있습니다',
  'do not look at the store now': '지금 스토어를 확인하지 않습니다',
  'the form; usually what the name of the file says': '형식. 보통은 파일 이름을 따릅니다',
  'the file; without it the list is printed': '파일. 없으면 목록을 출력합니다',
  'only say what would be taken in': '무엇을 가져올지만 표시합니다',
  'trust the server that shows this host key (SHA256:...), and remember it; may be repeated':
    '이 호스트 키(SHA256:...)를 보이는 서버를 신뢰하고 기억합니다. 여러 번 쓸 수 있습니다',
  'the SSH password, or the passphrase of the key file: env:NAME, file:PATH, command:PROGRAM or -':
    'SSH 비밀번호 또는 키 파일의 암호: env:NAME, file:PATH, command:PROGRAM 또는 -',
  'keep the SSH password or passphrase in the keychain': 'SSH 비밀번호 또는 암호를 키체인에 보관합니다',
  'the user who signs in to the Admin': '관리자에 로그인할 사용자',
  'the password of that user, from a source as above': '그 사용자의 비밀번호. 출처는 위와 같이 씁니다',
  'the one-time code, where the Admin asks for one': '관리자가 요구하는 일회용 코드',
  'the name that the web server asks for in front of the Admin, if it does':
    '웹 서버가 관리자 앞에서 요구하는 이름(있는 경우)',
  'the password for that name': '그 이름의 비밀번호',
  'a file from the API portal, or - for standard input; may be repeated':
    'API 포털의 파일 또는 표준 입력이면 -. 여러 번 쓸 수 있습니다',
  'one value: sandbox.apiKey, sandbox.privateKey, production.apiKey or production.privateKey, from env:NAME, file:PATH, command:PROGRAM or -; may be repeated':
    '값 하나: sandbox.apiKey, sandbox.privateKey, production.apiKey 또는 production.privateKey를 env:NAME, file:PATH, command:PROGRAM 또는 -에서 읽습니다. 여러 번 쓸 수 있습니다',
  'what --file is about, where the file does not say it': '파일에 환경이 없을 때 --file의 환경',
  'keys of the practice portal; without a value they are made there':
    '연습용 포털의 키. 값이 없으면 포털에서 만듭니다',
  'do not ask the gateways whether the keys are good': '키가 올바른지 게이트웨이에 묻지 않습니다',
  'ask the gateways that this store uses': '이 스토어가 사용하는 게이트웨이에 묻습니다',
  'the code of that computer, as `keys code` prints it there': '그 컴퓨터에서 `keys code`가 출력하는 코드',
  'the file; usually one named after the client, in this folder':
    '파일. 보통은 이 폴더에 클라이언트 이름으로 만듭니다',
  'what the client is called here; usually as the file says':
    '여기서 쓸 클라이언트의 이름. 보통은 파일에 있는 이름입니다',
  'these are other keys of a client that is there': '이미 있는 클라이언트의 다른 키입니다',
  'use the keys of this client; no store is needed':
    '이 클라이언트의 키를 사용합니다. 스토어가 필요 없습니다',
  'which of the client’s pairs asks; usually production':
    '클라이언트의 어느 키 쌍으로 물을지. 보통은 production입니다',
  'choose this data space of it for the store': '그 데이터 공간을 스토어에 선택합니다',
  'the port on 127.0.0.1; 0 takes a free one': '127.0.0.1의 포트. 0이면 빈 포트를 씁니다',
  'print the address and do not open a browser': '주소를 출력하고 브라우저를 열지 않습니다',
  'stores at a time, 1 to 32': '한 번에 작업할 스토어 수, 1~32',
  'the time limit for each store': '스토어마다의 시간 제한(초)',
  'write a report; its name ends in .json or .html':
    '보고서를 기록합니다. 이름은 .json 또는 .html로 끝납니다',
  'let this store move to another data space: its services lose access to what was stored before; may be repeated':
    '이 스토어를 다른 데이터 공간으로 옮기도록 허용합니다. 서비스는 이전에 저장된 데이터에 접근할 수 없게 됩니다. 여러 번 쓸 수 있습니다',
  'let this store use a data space that another store uses: the content of one shows up in the services of the other; may be repeated':
    '다른 스토어가 사용하는 데이터 공간을 이 스토어가 사용하도록 허용합니다. 한 스토어의 내용이 다른 스토어의 서비스에 나타납니다. 여러 번 쓸 수 있습니다',
  'go on with this client’s keys although a gateway could not be asked about them: if they are wrong, Commerce Services do not work in its stores, and it shows only then; may be repeated':
    '게이트웨이에 확인할 수 없어도 이 클라이언트의 키로 계속합니다. 키가 잘못되었으면 그 스토어에서 Commerce Services가 작동하지 않으며, 그때에야 알 수 있습니다. 여러 번 쓸 수 있습니다',
  'a stores.yaml: clients, stores, projects and data spaces as they should be':
    'stores.yaml: 클라이언트, 스토어, 프로젝트 및 데이터 공간의 목표 상태',
  'end with 3 when there are changes': '변경이 있으면 3으로 끝납니다',
  'new practice keys are made in the practice portal': '연습용 포털에서 새 연습용 키를 만듭니다',
  'only say which stores have the new keys, and which are left':
    '어느 스토어에 새 키가 있고 어느 스토어가 남았는지만 표시합니다',
  'go back to the pairs of before, where they still work': '아직 작동하는 이전 키 쌍으로 되돌립니다',
  'begin with another pair although the last rotation is not finished':
    '지난 교체가 끝나지 않았어도 다른 키 쌍으로 시작합니다',
  'go on for this store although the new keys do not know its project; may be repeated':
    '새 키가 이 스토어의 프로젝트를 몰라도 계속합니다. 여러 번 쓸 수 있습니다',
  'also give the keys to this store, whose keys somebody else has changed; may be repeated':
    '다른 사람이 키를 바꾼 이 스토어에도 키를 넣습니다. 여러 번 쓸 수 있습니다',

  'a client’s keys; nothing that is typed or pasted is shown':
    '클라이언트의 키. 입력하거나 붙여넣은 내용은 표시되지 않습니다',
  'a store of this client': '이 클라이언트의 스토어',
  'all stores with a tag, with a report': '태그가 있는 모든 스토어와 보고서',
  'all stores': '모든 스토어',
  'those that were changed since, for a script': '그 뒤에 바뀐 스토어(스크립트용)',
  'a store on this computer': '이 컴퓨터의 스토어',
  'a store on a server, for a client': '클라이언트를 위한 서버의 스토어',
  'a practice store': '연습용 스토어',
  'one store': '스토어 하나',
  'without a question': '질문 없이',
  'all stores, for a spreadsheet': '스프레드시트용 모든 스토어',
  'some of them as JSON, on standard output': '일부를 JSON으로 표준 출력에',
  'what is wrong with which row': '어느 행이 왜 잘못되었는지',
  'take in the good rows': '올바른 행을 가져오기',
  'all clients': '모든 클라이언트',
  'type or paste the four values; nothing is shown':
    '네 값을 입력하거나 붙여넣기. 아무것도 표시되지 않습니다',
  'one pair, from an environment variable and a file': '환경 변수와 파일에서 키 쌍 하나',
  'one value, from a password manager': '비밀번호 관리자에서 값 하나',
  'all values in one text on standard input': '표준 입력의 텍스트 하나에 있는 모든 값',
  'practice keys': '연습용 키',
  'both pairs': '두 키 쌍',
  'send what it prints to whoever has the keys': '출력된 코드를 키가 있는 사람에게 보내기',
  'for the computer with this code': '이 코드의 컴퓨터를 위해',
  'a new client': '새 클라이언트',
  'projects and their data spaces': '프로젝트와 데이터 공간',
  'of a client that has no store yet': '아직 스토어가 없는 클라이언트',
  'a new project': '새 프로젝트',
  'before there is a store': '스토어가 생기기 전에',
  'a new label': '새 표시 이름',
  'without a store': '스토어 없이',
  'all data spaces': '모든 데이터 공간',
  'some of them': '그중 일부',
  'everything that the file says': '파일에 있는 모든 것',
  'one store of the list, as it was set up': '설정된 대로 목록의 스토어 하나',
  'one store of the list, after a question': '질문 후 목록의 스토어 하나',
  'many stores, with a report': '여러 스토어와 보고서',
  'one store, after a question': '질문 후 스토어 하나',
  'every connected store': '연결된 모든 스토어',
  'some of them, for a script; ends with 5 when one has drifted':
    '그중 일부(스크립트용). 변경이 감지된 스토어가 있으면 5로 끝납니다',
  'one new pair for all stores of the client': '클라이언트의 모든 스토어에 새 키 쌍 하나',
  'who has it, and who is left': '누구에게 있고 누가 남았는지',
  'go on with the stores that are left': '남은 스토어를 계속하기',
  'open the wizard in the browser': '브라우저에서 마법사 열기',
  'on a server, reached through an SSH tunnel': 'SSH 터널로 접근하는 서버에서',
  'one practice store, ready for projects and apply': '프로젝트와 적용을 연습할 스토어 하나',
  'on ports 8700 to 8702': '포트 8700~8702에서',
  'for bash': 'bash용',
  'for zsh, where ~/.zfunc is in $fpath': 'zsh용. ~/.zfunc가 $fpath에 있어야 합니다',
  'for fish': 'fish용',
};
