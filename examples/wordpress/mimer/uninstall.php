<?php
/**
 * Leaves nothing behind: the plugin keeps one option, and no personal data at all.
 *
 * @package Mimer
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

delete_option( 'mimer' );
