<?php
namespace CommerceConnect\Agent;

function refuse($reason, array $details)
{
    throw new Stop(['kind' => 'refused', 'refusal' => ['reason' => $reason] + $details]);
}

/** Nothing is written unless the instance is as the plan saw it and every path can be changed at all. */
function checkWrite(array $request, array $state, array $paths)
{
    if (!hash_equals($state['stateToken'], $request['expectedToken'])) {
        refuse('changed', ['state' => $state]);
    }
    $locked = [];
    foreach ($state['settings'] as $setting) {
        if ($setting['lock'] !== null && in_array($setting['path'], $paths, true)) {
            $locked[] = ['path' => $setting['path'], 'lock' => $setting['lock']];
        }
    }
    if ($locked !== []) {
        refuse('locked', ['locked' => $locked, 'state' => $state]);
    }
    progress('checked');
}

function checkModules(array $state)
{
    $facts = $state['modules'][CONNECTOR];
    if (!$facts['installed'] || !$facts['enabled']) {
        refuse('modules', [
            'missing' => $facts['installed'] ? [] : [CONNECTOR],
            'disabled' => $facts['installed'] ? [CONNECTOR] : [],
            'state' => $state,
        ]);
    }
}

/** Stored rows, absent ones included: all that an exact undo needs. Keys stay encrypted. */
function snapshotOf(array $rows, array $paths)
{
    $snapshot = [];
    foreach ($paths as $path) {
        $snapshot[] = array_key_exists($path, $rows)
            ? ['path' => $path, 'present' => true, 'value' => $rows[$path]]
            : ['path' => $path, 'present' => false];
    }
    return $snapshot;
}

/**
 * Writes rows in one transaction. `$rows` = path => ['present' => bool, 'value' => string|null], values as stored.
 * The rows are read again under a lock: between the check and here somebody else may have written.
 */
function writeRows(array $rows, array $before)
{
    Run::$stage = 'write';
    $writer = magento()->get(\Magento\Framework\App\Config\Storage\WriterInterface::class);
    $connection = connection();
    $connection->beginTransaction();
    try {
        if (readRows(true) !== $before) {
            refuse('changed', ['state' => instanceState()]);
        }
        Run::$snapshot = snapshotOf($before, array_keys($rows));
        if (json_encode(Run::$snapshot) === false) {
            throw new \RuntimeException('a stored value is not UTF-8, so undo could not put it back');
        }
        progress('writing');
        foreach ($rows as $path => $row) {
            if ($row['present']) {
                $writer->save($path, $row['value']);
            } else {
                $writer->delete($path);
            }
        }
        // Whoever asked and went away may ask again and be told what is there now: it must not change after that.
        if (!progress('committing')) {
            throw new Stop(failure('ended-early', 'Check', 'nobody waits for the answer'));
        }
        $connection->commit();
    } catch (\Throwable $e) {
        $connection->rollBack();
        throw $e;
    }
    Run::$committed = true;
    Run::$stage = 'after-commit';
    progress('committed');
}

/** Reads everything back and compares. `$wanted` = path => plain value or null; `$rows` = the stored values. */
function verified(array $rows, array $wanted)
{
    $state = instanceState();
    $stored = readRows();
    $wrong = [];
    foreach ($wanted as $path => $value) {
        $raw = $stored[$path] ?? null;
        $sameRow = array_key_exists($path, $stored) === $rows[$path]['present'] && $raw === $rows[$path]['value'];
        if (!$sameRow || (string) effective($path) !== (string) $value) {
            $wrong[] = $path;
        }
    }
    progress('verified');
    $result = ['snapshot' => Run::$snapshot, 'state' => $state];
    return $wrong === [] ? ['kind' => 'applied'] + $result : ['kind' => 'mismatch', 'paths' => $wrong] + $result;
}

function ordered(array $byPath)
{
    $rows = [];
    foreach (writablePaths() as $path) {
        if (array_key_exists($path, $byPath)) {
            $rows[$path] = $byPath[$path];
        }
    }
    return $rows;
}
