<?php
namespace CommerceConnect\Agent;

/** What can be told without starting Magento. */
function serverFacts()
{
    list($user, $owner, $same) = identities();
    list($edition, $version) = product();
    return [
        'phpVersion' => PHP_VERSION,
        'user' => $user,
        'owner' => $owner,
        'writable' => $same,
        'cloud' => getenv('MAGENTO_CLOUD_PROJECT') !== false,
        'edition' => $edition,
        'version' => $version,
        'time' => microtime(true),
    ];
}

/** A file owned by another user in var/cache makes the store answer HTTP 500, so the owner has to match. */
function identities()
{
    $owner = @fileowner('app/etc/env.php');
    if (!function_exists('posix_geteuid') || $owner === false) {
        return [null, $owner === false ? null : (string) $owner, true];
    }
    $user = posix_geteuid();
    return [loginName($user), loginName($owner), $user === $owner];
}

function loginName($id)
{
    $entry = function_exists('posix_getpwuid') ? posix_getpwuid($id) : false;
    return is_array($entry) ? (string) $entry['name'] : (string) $id;
}

function product()
{
    $lock = json_decode((string) @file_get_contents('composer.lock'), true);
    $names = [
        'magento/product-enterprise-edition' => 'Enterprise',
        'magento/product-community-edition' => 'Community',
    ];
    $found = [];
    foreach (is_array($lock) && isset($lock['packages']) ? $lock['packages'] : [] as $package) {
        if (isset($package['name'], $names[$package['name']])) {
            $found[$names[$package['name']]] = (string) ($package['version'] ?? '');
        }
    }
    foreach ($names as $edition) {
        if (isset($found[$edition])) {
            return [$edition, $found[$edition]];
        }
    }
    return [null, null];
}

/** Clean answers for what would otherwise end in a PHP error. */
function checkServer()
{
    if (!is_file('app/bootstrap.php') || !is_file('bin/magento')) {
        throw new Stop(failure('not-magento', 'Check', ''));
    }
    if (!is_file('app/etc/env.php')) {
        throw new Stop(failure('not-installed', 'Check', ''));
    }
    Run::$server = serverFacts();
    if (!Run::$server['writable']) {
        throw new Stop(['kind' => 'refused', 'refusal' => ['reason' => 'wrong-owner']]);
    }
    if (!function_exists('sodium_crypto_aead_chacha20poly1305_ietf_decrypt')) {
        throw new Stop(failure('sodium-missing', 'Check', ''));
    }
    foreach (['openssl', 'json', 'pdo'] as $extension) {
        if (!extension_loaded($extension)) {
            throw new Stop(failure('php-extension-missing', 'Check', $extension));
        }
    }
}

/** A file such as app/etc/env.php, which returns an array. */
function arrayFile($file)
{
    $data = is_file($file) ? include $file : [];
    return is_array($data) ? $data : [];
}

function dig(array $data, $path)
{
    foreach (explode('/', $path) as $part) {
        if (!is_array($data) || !array_key_exists($part, $data)) {
            return null;
        }
        $data = $data[$part];
    }
    return $data;
}
