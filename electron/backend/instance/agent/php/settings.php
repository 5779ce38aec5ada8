<?php
namespace CommerceConnect\Agent;

const KEY_GROUP = 'services_connector/services_connector_integration/';
const IDS_GROUP = 'services_connector/services_id/';
const ACTIVE_ENVIRONMENT = 'magento_saas/environment';

/** In the order of writing: keys, project, data space. */
function writablePaths()
{
    $keys = ['production_api_key', 'production_private_key', 'sandbox_api_key', 'sandbox_private_key'];
    $ids = ['project_id', 'project_name', 'environment_id', 'environment_name', 'environment', 'ims_organization_id'];
    $paths = [];
    foreach ($keys as $key) {
        $paths[] = KEY_GROUP . $key;
    }
    foreach ($ids as $id) {
        $paths[] = IDS_GROUP . $id;
    }
    return $paths;
}

function isKey($path)
{
    return strpos($path, KEY_GROUP) === 0;
}

function isPrivateKey($path)
{
    return isKey($path) && substr($path, -12) === '_private_key';
}

function isEncrypted($raw)
{
    return is_string($raw) && preg_match('/^\d+:\d+:/', $raw) === 1;
}

/** path => stored value, for the rows that exist. `$lockRows` keeps other writers out until the commit. */
function readRows($lockRows = false)
{
    $table = magento()->get(\Magento\Framework\App\ResourceConnection::class)->getTableName('core_config_data');
    $select = connection()->select()->from($table, ['path', 'value'])
        ->where('scope = ?', 'default')
        ->where('scope_id = ?', 0)
        ->where('path IN (?)', array_merge(writablePaths(), [ACTIVE_ENVIRONMENT]));
    if ($lockRows) {
        $select->forUpdate(true);
    }
    $rows = connection()->fetchPairs($select);
    ksort($rows);
    return $rows;
}

/** The row as the store would understand it; false where it is encrypted under a key that is not known. */
function plainRow($path, $raw)
{
    if ($raw === null || !isKey($path) || !isEncrypted($raw)) {
        return $raw;
    }
    try {
        $plain = (string) encryptor()->decrypt($raw);
    } catch (\Throwable $e) {
        $plain = '';
    }
    if (isPrivateKey($path)) {
        keepOut($plain);
    }
    return $plain === '' ? false : $plain;
}

/** Without reinit() before: that would clean the cache and hide what the running store still uses. */
function effective($path)
{
    $value = scopeConfig()->getValue($path);
    $value = is_scalar($value) ? (string) $value : null;
    if (isPrivateKey($path)) {
        keepOut($value);
    }
    return $value;
}

function shown($path, $value)
{
    if ($value === false) {
        return ['kind' => 'unreadable', 'reason' => 'not-decrypted'];
    }
    if ($value === null || $value === '') {
        return ['kind' => 'absent'];
    }
    if (isKey($path) && isEncrypted($value)) {
        return ['kind' => 'unreadable', 'reason' => 'not-decrypted'];
    }
    return isPrivateKey($path) ? shownKey($value) : ['kind' => 'text', 'value' => utf8($value)];
}

function shownKey($value)
{
    $key = privateKey($value);
    if ($key === null) {
        return ['kind' => 'unreadable', 'reason' => 'not-a-private-key'];
    }
    $details = openssl_pkey_get_details($key);
    if (($details['type'] ?? null) !== OPENSSL_KEYTYPE_RSA) {
        return ['kind' => 'unreadable', 'reason' => 'not-rsa'];
    }
    $der = base64_decode(preg_replace('/-----[^-]+-----|\s/', '', $details['key']));
    return ['kind' => 'private-key', 'fingerprint' => hash('sha256', $der)];
}

/** openssl would open a file for a value that begins with file:// */
function privateKey($value)
{
    if (strpos($value, '-----BEGIN') === false || stripos(ltrim($value), 'file:') === 0) {
        return null;
    }
    $key = openssl_pkey_get_private($value);
    while (openssl_error_string() !== false) {
        continue;
    }
    return $key === false ? null : $key;
}

/** Where a value is set so that the database row is ignored; null = not locked. */
function lockOf($path)
{
    $checker = magento()->get(\Magento\Config\Model\Config\Reader\Source\Deployed\SettingChecker::class);
    if (!$checker->isReadOnly($path, 'default')) {
        return null;
    }
    if (isset($_ENV['CONFIG__DEFAULT__' . strtoupper(str_replace('/', '__', $path))])) {
        return 'environment-variable';
    }
    foreach (['env.php', 'config.php'] as $file) {
        if (dig(arrayFile('app/etc/' . $file), 'system/default/' . $path) !== null) {
            return $file;
        }
    }
    return 'unknown';
}
