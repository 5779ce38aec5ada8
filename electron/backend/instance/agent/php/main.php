<?php
namespace CommerceConnect\Agent;

/** Nothing that modules print may reach the answer, and no trace or log may show what the functions were given. */
function prepare($marker)
{
    Run::$marker = $marker;
    ob_start();
    ini_set('display_errors', 'stderr');
    ini_set('html_errors', '0');
    ini_set('log_errors', '0');
    ini_set('zend.exception_ignore_args', '1');
    ignore_user_abort(true);
    register_shutdown_function(__NAMESPACE__ . '\onShutdown');
    if (PHP_VERSION_ID < 70100) {
        throw new Stop(failure('php-too-old', 'Check', PHP_VERSION));
    }
}

function run(array $request)
{
    checkServer();
    startMagento();
    completeServerFacts();
    switch ($request['kind']) {
        case 'inspect':
            return inspectCommand($request);
        case 'export-keys':
            return exportKeysCommand();
        case 'finish':
            return finishCommand();
        case 'apply':
            return applyCommand($request);
        case 'restore':
            return restoreCommand($request);
        case 'validate':
            return validateCommand($request);
        default:
            return failure('php-failed', 'Check', 'unknown command');
    }
}

function main($marker, $encoded)
{
    try {
        prepare($marker);
        $request = json_decode((string) base64_decode($encoded), true);
        foreach ($request['changes'] ?? [] as $change) {
            isPrivateKey($change['path']) && keepOut($change['value']);
        }
        $result = run($request);
    } catch (Stop $stop) {
        $result = $stop->answer;
    } catch (\Throwable $e) {
        $result = failure(null, get_class($e), $e->getMessage());
    }
    answer($result);
    while (ob_get_level() > 0 && @ob_end_clean()) {
        continue;
    }
}
