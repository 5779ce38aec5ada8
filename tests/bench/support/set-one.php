<?php
// What one `bin/magento config:set` has to do: start the store, save one value, clean the config cache.
// `php set-one.php <root> <path> <value>`
chdir($argv[1]);
require 'app/bootstrap.php';
$objects = Magento\Framework\App\Bootstrap::create(BP, $_SERVER)->getObjectManager();
$objects->get(Magento\Framework\App\Config\Storage\WriterInterface::class)->save($argv[2], $argv[3]);
$objects->get(Magento\Framework\App\Cache\TypeListInterface::class)->cleanType('config');
