<?php
// The least that any write has to do: start the store, clean its config cache, read the configuration again.
// `php floor.php <root>`
chdir($argv[1]);
require 'app/bootstrap.php';
$objects = Magento\Framework\App\Bootstrap::create(BP, $_SERVER)->getObjectManager();
$objects->get(Magento\Framework\App\Cache\TypeListInterface::class)->cleanType('config');
$objects->get(Magento\Framework\App\Config\ReinitableConfigInterface::class)->reinit();
