<?php
/**
 * Plugin Name:       MİMER
 * Description:       Request form, status tracker, contacts and figures of your municipality, as shortcodes and a block.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * Author:            Melikgazi Belediyesi and the MİMER contributors
 * License:           MIT
 * License URI:       https://opensource.org/license/mit
 * Text Domain:       mimer
 * Domain Path:       /languages
 *
 * MIT is compatible with WordPress’s GPL-2.0-or-later: the two may be distributed together.
 *
 * @package Mimer
 */

defined( 'ABSPATH' ) || exit;

define( 'MIMER_VERSION', '0.1.0' );
define( 'MIMER_FILE', __FILE__ );

require __DIR__ . '/includes/options.php';
require __DIR__ . '/includes/script.php';
require __DIR__ . '/includes/element.php';
require __DIR__ . '/includes/shortcodes.php';
require __DIR__ . '/includes/block.php';

if ( is_admin() ) {
	require __DIR__ . '/includes/settings.php';
}

add_action(
	'init',
	static function () {
		load_plugin_textdomain( 'mimer', false, dirname( plugin_basename( MIMER_FILE ) ) . '/languages' );
	}
);
