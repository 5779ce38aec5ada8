<?php
namespace CommerceConnect\Agent;

function settingState($path, array $rows)
{
    $present = array_key_exists($path, $rows);
    $raw = $present ? $rows[$path] : null;
    $plain = plainRow($path, $raw);
    $used = effective($path);
    $lock = lockOf($path);
    return [
        'path' => $path,
        'row' => shown($path, $plain),
        'effective' => shown($path, $used),
        'encryptedAtRest' => isKey($path) && isEncrypted($raw),
        'lock' => $lock,
        'stale' => $lock === null && differs($path, $raw, $plain, $used),
        'mark' => [$path, $present, $raw, (string) $used, $lock],
    ];
}

/** A disabled module leaves keys undecrypted in the effective value: equal to the raw row is not stale. */
function differs($path, $raw, $plain, $used)
{
    if ($path === ACTIVE_ENVIRONMENT && $raw === null) {
        return false;
    }
    return (string) $used !== (string) $plain && (string) $used !== (string) $raw;
}

function instanceState($rows = null)
{
    $rows = $rows ?? readRows();
    $settings = [];
    $marks = [];
    $stale = false;
    foreach (array_merge(writablePaths(), [ACTIVE_ENVIRONMENT]) as $path) {
        $setting = settingState($path, $rows);
        $marks[] = $setting['mark'];
        unset($setting['mark']);
        $stale = $stale || $setting['stale'];
        $settings[] = $setting;
    }
    $env = arrayFile('app/etc/env.php');
    return [
        'mode' => (string) ($env['MAGE_MODE'] ?? $_SERVER['MAGE_MODE'] ?? 'default'),
        'adminFrontName' => is_string(dig($env, 'backend/frontName')) ? dig($env, 'backend/frontName') : null,
        'baseUrls' => ['secure' => effective('web/secure/base_url'), 'unsecure' => effective('web/unsecure/base_url')],
        'modules' => moduleFacts(),
        'gateways' => ['production' => gatewayOverride('production'), 'sandbox' => gatewayOverride('sandbox')],
        'settings' => $settings,
        'stale' => $stale,
        'stateToken' => hash('sha256', serialize($marks)),
    ];
}

function gatewayOverride($environment)
{
    $url = effective('services_connector/' . $environment . '_gateway_url');
    return $url === null || $url === '' ? null : $url;
}

/** composer.lock of a store that was installed from Git names no product. */
function completeServerFacts()
{
    if (Run::$server['edition'] !== null) {
        return;
    }
    $product = magento()->get(\Magento\Framework\App\ProductMetadataInterface::class);
    $edition = (string) $product->getEdition();
    Run::$server['edition'] = in_array($edition, ['Community', 'Enterprise'], true) ? $edition : null;
    Run::$server['version'] = (string) $product->getVersion();
}

/** Rows and token from the same reading: what is put back later is what the token stands for. */
function inspectCommand(array $request)
{
    $stored = readRows();
    $rows = $request['rows'] ? snapshotOf($stored, writablePaths()) : null;
    if ($rows !== null && json_encode($rows) === false) {
        throw new \RuntimeException('a stored value is not UTF-8, so undo could not put it back');
    }
    $result = ['kind' => 'inspected', 'state' => instanceState($stored), 'rows' => $rows, 'reach' => null];
    if ($request['probe'] !== null) {
        $result['reach'] = reach($request['probe']);
    }
    return $result;
}

/** The keys that the store uses. Only ever asked for with the user's consent. */
function exportKeysCommand()
{
    $answer = ['kind' => 'keys'];
    foreach (['production', 'sandbox'] as $environment) {
        $pair = [];
        foreach (['apiKey' => '_api_key', 'privateKey' => '_private_key'] as $field => $suffix) {
            $path = KEY_GROUP . $environment . $suffix;
            // A disabled module leaves the value as it is stored.
            $value = plainRow($path, effective($path));
            $pair[$field] = is_string($value) && $value !== '' && utf8($value) === $value ? $value : null;
        }
        $answer[$environment] = $pair;
    }
    return $answer;
}

/** The rows are right and only the config cache is old: what an interrupted apply leaves behind. */
function finishCommand()
{
    cleanConfig();
    $state = instanceState();
    progress('verified');
    return ['kind' => 'finished', 'state' => $state];
}
