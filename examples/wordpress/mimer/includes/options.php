<?php
/**
 * What the site’s administrator has chosen: one option.
 *
 * @package Mimer
 */

defined( 'ABSPATH' ) || exit;

/**
 * The choice, complete: `endpoint`, `phone`, `script` (the address of a folder, or empty for the plugin’s own), `pinned`.
 *
 * @return array{endpoint: string, phone: string, script: string, pinned: bool}
 */
function mimer_options() {
	$none = array(
		'endpoint' => '',
		'phone'    => '',
		'script'   => '',
		'pinned'   => false,
	);
	$kept = get_option( 'mimer' );
	return array_merge( $none, is_array( $kept ) ? array_intersect_key( $kept, $none ) : array() );
}

/**
 * What may be kept of what was sent by the settings page.
 *
 * @param mixed $sent As it came.
 * @return array{endpoint: string, phone: string, script: string, pinned: bool}
 */
function mimer_sanitize_options( $sent ) {
	$sent     = is_array( $sent ) ? $sent : array();
	$text     = static function ( $name ) use ( $sent ) {
		return isset( $sent[ $name ] ) && is_string( $sent[ $name ] ) ? sanitize_text_field( $sent[ $name ] ) : '';
	};
	$address  = static function ( $name, $setting ) use ( $text ) {
		$url = esc_url_raw( $text( $name ), array( 'https', 'http' ) );
		if ( '' === $url && '' !== $text( $name ) ) {
			/* translators: %s: the name of a setting. */
			add_settings_error( 'mimer', "mimer-$name", sprintf( __( '%s is no address of the web; it was not kept.', 'mimer' ), $setting ) );
		}
		return untrailingslashit( $url );
	};
	$endpoint = $address( 'endpoint', __( 'Address of the API', 'mimer' ) );
	if ( is_ssl() && 0 === strpos( $endpoint, 'http:' ) ) {
		add_settings_error( 'mimer', 'mimer-mixed', __( 'This site is https, so browsers block an API with http.', 'mimer' ), 'warning' );
	}
	return array(
		'endpoint' => $endpoint,
		'phone'    => $text( 'phone' ),
		'script'   => $address( 'script', __( 'Folder of the script', 'mimer' ) ),
		'pinned'   => ! empty( $sent['pinned'] ),
	);
}

/**
 * The site’s language, where the widget has words for it; empty: the municipality’s own.
 */
function mimer_language() {
	$language = strtolower( substr( determine_locale(), 0, 2 ) );
	return in_array( $language, array( 'tr', 'en', 'ar', 'fa' ), true ) ? $language : '';
}
