<?php
/**
 * `[mimer_form]`, `[mimer_tracker]`, `[mimer_contact_centre]`, `[mimer_statistics]` and `[mimer_launcher]`.
 *
 * @package Mimer
 */

defined( 'ABSPATH' ) || exit;

add_action(
	'init',
	static function () {
		foreach ( array_keys( mimer_elements() ) as $name ) {
			add_shortcode(
				$name,
				static function ( $given, $content = '' ) use ( $name ) {
					return mimer_render( $name, $given, do_shortcode( (string) $content ) );
				}
			);
		}
	}
);
