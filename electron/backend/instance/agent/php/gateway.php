<?php
namespace CommerceConnect\Agent;

const GATEWAYS = ['production' => 'https://commerce.adobe.io/', 'sandbox' => 'https://commerce-beta.adobe.io/'];
const BODY_LIMIT = 4096;

/** The instance's own override wins, because the store would use it. Its path is dropped, as the PHP client does. */
function gatewayUrl($environment, array $given)
{
    $url = gatewayOverride($environment) ?? $given[$environment] ?? GATEWAYS[$environment];
    $parts = parse_url($url);
    if (!is_array($parts) || !isset($parts['host'])) {
        return $url;
    }
    $port = isset($parts['port']) ? ':' . $parts['port'] : '';
    return ($parts['scheme'] ?? 'https') . '://' . $parts['host'] . $port . '/';
}

/** One GET without redirects. Answers `unreachable` with libcurl's number, or status, headers and a bounded body. */
function httpGet($url, array $headers, $seconds)
{
    if (!function_exists('curl_init')) {
        throw new Stop(failure('php-extension-missing', 'Check', 'curl'));
    }
    $found = ['date' => null, 'content-type' => null, 'x-request-id' => null];
    $body = '';
    $handle = curl_init($url);
    curl_setopt_array($handle, [
        CURLOPT_HTTPHEADER => $headers,
        CURLOPT_CONNECTTIMEOUT => 5,
        CURLOPT_TIMEOUT => $seconds,
        CURLOPT_PROTOCOLS => CURLPROTO_HTTP | CURLPROTO_HTTPS,
        CURLOPT_HEADERFUNCTION => function ($handle, $line) use (&$found) {
            $parts = explode(':', $line, 2);
            $name = strtolower(trim($parts[0]));
            if (count($parts) === 2 && array_key_exists($name, $found)) {
                $found[$name] = utf8(substr(trim($parts[1]), 0, 200));
            }
            return strlen($line);
        },
        CURLOPT_WRITEFUNCTION => function ($handle, $data) use (&$body) {
            $body .= $data;
            return strlen($body) > BODY_LIMIT ? 0 : strlen($data);
        },
    ]);
    curl_exec($handle);
    $code = curl_errno($handle);
    $cut = $code === CURLE_WRITE_ERROR && strlen($body) > BODY_LIMIT;
    if ($code !== 0 && !$cut) {
        return ['outcome' => 'unreachable', 'url' => $url, 'code' => $code, 'message' => safeText(curl_error($handle))];
    }
    $status = (int) curl_getinfo($handle, CURLINFO_HTTP_CODE);
    return ['outcome' => 'answered', 'url' => $url, 'status' => $status, 'headers' => $found, 'body' => $body];
}

/** Which gateways the server reaches at all; any answer counts. Short, because somebody waits for the rest. */
function reach(array $given)
{
    Run::$stage = 'network';
    $result = [];
    foreach (array_keys(GATEWAYS) as $environment) {
        $probe = httpGet(gatewayUrl($environment, $given), [], 3);
        if ($probe['outcome'] === 'answered') {
            $probe['date'] = $probe['headers']['date'];
            unset($probe['headers'], $probe['body']);
        }
        $result[$environment] = $probe;
    }
    return $result;
}

/** The store's own question to the gateway, with the values that it uses now and from where it runs. */
function validateCommand(array $request)
{
    Run::$stage = 'network';
    $result = ['kind' => 'validated'];
    foreach (array_keys(GATEWAYS) as $environment) {
        $result[$environment] = checkKeys($environment, $request);
    }
    return $result;
}

function checkKeys($environment, array $request)
{
    $apiKey = trim((string) effective(KEY_GROUP . $environment . '_api_key'));
    $pem = (string) effective(KEY_GROUP . $environment . '_private_key');
    $missing = array_keys(array_filter(['api-key' => $apiKey === '', 'private-key' => $pem === '']));
    if ($missing !== []) {
        return ['outcome' => 'keys-missing', 'missing' => $missing];
    }
    $token = signedToken($pem);
    if ($token === null) {
        return ['outcome' => 'not-signed'];
    }
    $magento = trim(Run::$server['edition'] . ' ' . Run::$server['version']);
    $check = httpGet(gatewayUrl($environment, $request['gateways']) . 'merchant-registry/v1/ping', [
        'magento-api-key: ' . $apiKey,
        'x-api-key: ' . $apiKey,
        'x-gw-signature: ' . $token,
        'User-Agent: ' . $request['product'] . ' (Magento: ' . $magento . ')',
        'Content-Type: application/json',
    ], 10);
    return $check['outcome'] === 'answered' ? withDetails($check) : $check;
}

function withDetails(array $check)
{
    $json = json_decode($check['body'], true);
    $inBody = is_array($json) && is_string($json['requestId'] ?? null) ? $json['requestId'] : null;
    $headers = $check['headers'];
    unset($check['headers']);
    $check['body'] = utf8(substr($check['body'], 0, BODY_LIMIT));
    $check['date'] = $headers['date'];
    $check['contentType'] = $headers['content-type'];
    $check['requestId'] = $inBody ?? $headers['x-request-id'];
    return $check;
}

/** The claims that magento/services-connector sends; null when this key cannot sign RS256. */
function signedToken($pem)
{
    $key = privateKey($pem);
    if ($key === null || openssl_pkey_get_details($key)['type'] !== OPENSSL_KEYTYPE_RSA) {
        return null;
    }
    $claims = [
        'exp' => time() + 300,
        'iss' => '8E6307BF5D775FA00A495EF9@AdobeOrg',
        'sub' => '3181519E5E2714990A495E2E@techacct.adobe.com',
        'aud' => 'https://ims-na1.adobelogin.com/c/9ec9d05f79eb443e8f76ce477b1e413c',
    ];
    foreach (['ent_reactor_sdk', 'asset_compute_meta', 'ent_adobeio_sdk', 'event_receiver_api'] as $scope) {
        $claims['https://ims-na1.adobelogin.com/s/' . $scope] = true;
    }
    try {
        $token = class_exists('Firebase\JWT\JWT')
            ? call_user_func(['Firebase\JWT\JWT', 'encode'], $claims, $pem, 'RS256')
            : opensslToken($claims, $key);
    } catch (\Throwable $e) {
        return null;
    }
    keepOut($token);
    return $token;
}

function opensslToken(array $claims, $key)
{
    $part = function ($data) {
        return rtrim(strtr(base64_encode($data), '+/', '-_'), '=');
    };
    $text = $part('{"typ":"JWT","alg":"RS256"}') . '.' . $part(json_encode($claims, JSON_UNESCAPED_SLASHES));
    $signature = '';
    return openssl_sign($text, $signature, $key, OPENSSL_ALGO_SHA256) ? $text . '.' . $part($signature) : null;
}
