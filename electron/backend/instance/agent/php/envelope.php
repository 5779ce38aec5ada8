<?php
namespace CommerceConnect\Agent;

/** What one run has done so far; the shutdown function tells it when PHP ends in the middle. */
final class Run
{
    public static $marker = '';
    public static $stage = 'start';
    public static $server = null;
    public static $snapshot = null;
    public static $committed = false;
    public static $answered = false;
    /** Values that must never be part of a message. */
    public static $secrets = [];
}

/** Ends the run with a named answer; thrown instead of exit() so that open transactions are rolled back. */
final class Stop extends \Exception
{
    public $answer;

    public function __construct(array $answer)
    {
        parent::__construct('stop');
        $this->answer = $answer;
    }
}

/**
 * Written past the output buffers: whatever modules print never mixes with a frame. False when nobody reads any
 * more: the program that asked has ended.
 */
function frame(array $data)
{
    static $out = null;
    if ($out === null) {
        $out = fopen('php://stdout', 'wb');
    }
    $json = json_encode($data, JSON_UNESCAPED_SLASHES | JSON_PRESERVE_ZERO_FRACTION);
    $text = "\n" . Run::$marker . '>' . base64_encode($json) . '<' . Run::$marker . "\n";
    if ($out === false) {
        echo $text;
        return true;
    }
    return @fwrite($out, $text) === strlen($text) && fflush($out);
}

function progress($step)
{
    return frame(['kind' => 'progress', 'step' => $step]);
}

function answer(array $data)
{
    Run::$answered = true;
    frame($data + ['server' => Run::$server]);
}

function failure($kind, $class, $message)
{
    return [
        'kind' => 'failed',
        'failure' => $kind,
        'error' => ['class' => substr($class, 0, 200), 'message' => safeText($message), 'stage' => Run::$stage],
        'committed' => Run::$committed,
        'snapshot' => Run::$snapshot,
    ];
}

function keepOut($value)
{
    if (is_string($value) && strlen($value) >= 8) {
        Run::$secrets[] = $value;
    }
}

/** A message without values: database adapters append the query, and exceptions may quote what they were given. */
function safeText($text)
{
    $text = (string) preg_replace('/,?\s*query was:.*/s', '', (string) $text);
    $text = str_replace(Run::$secrets, '[removed]', $text);
    $text = (string) preg_replace('/-----BEGIN.*/s', '[removed]', $text);
    $text = (string) preg_replace('/\d+:\d+:[A-Za-z0-9+\/=:]{8,}/', '[removed]', $text);
    $text = (string) preg_replace('/[A-Za-z0-9+\/=_%-]{48,}/', '[removed]', $text);
    return utf8(substr(withoutParts(substr($text, 0, 2000)), 0, 500));
}

/** Blanks every twelve characters in a row that are part of a secret, however the secret was cut or wrapped. */
function withoutParts($text)
{
    $clean = $text;
    foreach (Run::$secrets as $secret) {
        $flat = (string) preg_replace('/\s+/', '', $secret);
        for ($i = 0; $i <= strlen($text) - 12; $i++) {
            if (strpos($flat, substr($text, $i, 12)) !== false) {
                $clean = substr_replace($clean, '************', $i, 12);
            }
        }
    }
    return $clean;
}

/** Valid UTF-8 for JSON: a text may have been cut inside a character, or may be in another encoding. */
function utf8($text)
{
    if (preg_match('//u', $text) === 1) {
        return $text;
    }
    $whole = (string) preg_replace('/[\xC0-\xFF][\x80-\xBF]{0,2}$/D', '', $text);
    return preg_match('//u', $whole) === 1 ? $whole : (string) preg_replace('/[^\x20-\x7e\n]/', '?', $text);
}

/** Runs when PHP ends by a fatal error, or because some module called exit(). */
function onShutdown()
{
    if (Run::$answered) {
        return;
    }
    $printed = ob_get_level() > 0 ? (string) ob_get_contents() : '';
    $last = error_get_last();
    $fatal = E_ERROR | E_PARSE | E_CORE_ERROR | E_COMPILE_ERROR | E_USER_ERROR | E_RECOVERABLE_ERROR;
    if (preg_match('/supports PHP \d|require a PHP version/', $printed . ($last['message'] ?? ''))) {
        answer(failure('php-too-old', 'Exit', 'the application does not support PHP ' . PHP_VERSION));
    } elseif ($last !== null && ($last['type'] & $fatal) !== 0) {
        answer(failure(null, 'FatalError', preg_replace('/\s*Stack trace:.*/s', '', $last['message'])));
    } else {
        answer(failure('ended-early', 'Exit', 'the application ended PHP by itself'));
    }
    while (ob_get_level() > 0 && @ob_end_clean()) {
        continue;
    }
}
