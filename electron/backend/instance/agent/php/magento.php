<?php
namespace CommerceConnect\Agent;

/** The one bootstrap of a run. No area code is set: nothing here needs one. */
function startMagento()
{
    Run::$stage = 'bootstrap';
    require_once getcwd() . '/app/bootstrap.php';
    ini_set('display_errors', 'stderr');
    $objects = \Magento\Framework\App\Bootstrap::create(BP, $_SERVER)->getObjectManager();
    magento($objects);
    magento()->get(\Magento\Framework\App\ResourceConnection::class)->getConnection();
    Run::$stage = 'inspect';
    progress('bootstrapped');
}

function magento($objects = null)
{
    static $manager = null;
    if ($objects !== null) {
        $manager = $objects;
    }
    return $manager;
}

function connection()
{
    return magento()->get(\Magento\Framework\App\ResourceConnection::class)->getConnection();
}

function scopeConfig()
{
    return magento()->get(\Magento\Framework\App\Config\ScopeConfigInterface::class);
}

function encryptor()
{
    return magento()->get(\Magento\Framework\Encryption\EncryptorInterface::class);
}

/** Only after a commit: a value read while a transaction is open would be cached for the whole store. */
function cleanConfig()
{
    magento()->get(\Magento\Framework\App\Cache\TypeListInterface::class)->cleanType('config');
    progress('cleaned');
    magento()->get(\Magento\Framework\App\Config\ReinitableConfigInterface::class)->reinit();
}

const CONNECTOR = 'Magento_ServicesConnector';

/** Read once a run: a large installed.php takes as long to load as a write takes. */
function moduleFacts()
{
    static $facts = null;
    return $facts = $facts ?? readModuleFacts();
}

function readModuleFacts()
{
    $registrar = new \Magento\Framework\Component\ComponentRegistrar();
    $paths = $registrar->getPaths(\Magento\Framework\Component\ComponentRegistrar::MODULE);
    $names = [CONNECTOR, 'Magento_ServicesId', 'Magento_ServicesIdGraphQlServer', 'Magento_PaymentServicesPaypal'];
    $family = '/^Magento_(Services|PaymentServices|LiveSearch|ProductRecommendations|SaaS|DataServices|CatalogService)/';
    $names = array_unique(array_merge($names, array_values(preg_grep($family, array_keys($paths)))));
    $manager = magento()->get(\Magento\Framework\Module\Manager::class);
    $installed = arrayFile('vendor/composer/installed.php');
    $facts = [];
    foreach ($names as $name) {
        $facts[$name] = [
            'installed' => isset($paths[$name]),
            // interface_exists() would say yes for a disabled module as well.
            'enabled' => isset($paths[$name]) && $manager->isEnabled($name),
            'version' => isset($paths[$name]) ? packageVersion($paths[$name], $installed) : null,
        ];
    }
    return $facts;
}

function packageVersion($modulePath, array $installed)
{
    $composer = json_decode((string) @file_get_contents($modulePath . '/composer.json'), true);
    $package = is_array($composer) && isset($composer['name']) ? $composer['name'] : '';
    $entry = $installed['versions'][$package] ?? [];
    $version = $entry['pretty_version'] ?? null;
    return $version === null ? null : (string) $version;
}
