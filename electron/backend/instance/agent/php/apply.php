<?php
namespace CommerceConnect\Agent;

function applyCommand(array $request)
{
    $wanted = ordered(array_column($request['changes'], 'value', 'path'));
    $before = readRows();
    $state = instanceState();
    checkModules($state);
    checkWrite($request, $state, array_keys($wanted));
    $plainKeys = keepsPlainKeys($before);
    $rows = [];
    foreach ($wanted as $path => $value) {
        $rows[$path] = ['present' => $value !== null, 'value' => storedValue($path, $value, $plainKeys)];
    }
    writeRows($rows, $before);
    cleanConfig();
    return verified($rows, $wanted);
}

function storedValue($path, $value, $plainKeys)
{
    if ($value === null || !isKey($path) || $plainKeys) {
        return $value;
    }
    $raw = (string) encryptor()->encrypt($value);
    if (!isEncrypted($raw)) {
        throw new \RuntimeException('the encryptor of this store returned a value that is not encrypted');
    }
    return $raw;
}

/** Module versions before encryption hand out a stored key as it is: an encrypted one would not work there. */
function keepsPlainKeys(array $rows)
{
    foreach ($rows as $path => $raw) {
        if (isKey($path) && (string) $raw !== '' && !isEncrypted($raw) && effective($path) === $raw) {
            return true;
        }
    }
    return false;
}

/** Puts stored rows back exactly, still encrypted. Works without the connector module: undo is always possible. */
function restoreCommand(array $request)
{
    $rows = [];
    foreach ($request['rows'] as $row) {
        $rows[$row['path']] = ['present' => $row['present'], 'value' => $row['value'] ?? null];
    }
    $rows = ordered($rows);
    $before = readRows();
    $state = instanceState();
    checkWrite($request, $state, array_keys($rows));
    writeRows($rows, $before);
    cleanConfig();
    $decrypts = $state['modules'][CONNECTOR]['enabled'];
    $wanted = [];
    foreach ($rows as $path => $row) {
        $wanted[$path] = $decrypts ? plainRow($path, $row['value']) : $row['value'];
    }
    return verified($rows, $wanted);
}
