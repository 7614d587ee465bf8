<?php
/**
 * The widget’s script, on the pages that have one of its elements and on no others.
 *
 * @package Mimer
 */

defined( 'ABSPATH' ) || exit;

/**
 * Where the script is and how it is known.
 *
 * @return array{src: string, integrity: string}
 */
function mimer_script() {
	$options = mimer_options();
	$own     = plugins_url( 'widget', MIMER_FILE );
	$folder  = '' === $options['script'] ? $own : $options['script'];
	if ( ! $options['pinned'] || $folder !== $own ) {
		return array(
			'src'       => "$folder/mimer.js",
			'integrity' => '',
		);
	}
	$language = mimer_language();
	$file     = in_array( $language, array( '', 'tr' ), true ) ? 'mimer.bundle.js' : "mimer.bundle.$language.js";
	$hashes   = wp_json_file_decode( plugin_dir_path( MIMER_FILE ) . 'widget/integrity.json', array( 'associative' => true ) );
	return array(
		'src'       => "$own/$file",
		'integrity' => isset( $hashes[ $file ] ) ? $hashes[ $file ] : '',
	);
}

/** Brings the script and the style to the page that is being made. */
function mimer_enqueue() {
	static $is_done = false;
	if ( $is_done ) {
		return;
	}
	$is_done = true;
	wp_enqueue_style( 'mimer', plugins_url( 'mimer.css', MIMER_FILE ), array(), MIMER_VERSION );
	$script = mimer_script();
	if ( function_exists( 'wp_enqueue_script_module' ) ) {
		wp_enqueue_script_module( 'mimer', $script['src'], array(), MIMER_VERSION );
		return;
	}
	// Before WordPress 6.5.
	wp_enqueue_script( 'mimer', $script['src'], array(), MIMER_VERSION, true );
}

add_filter(
	'wp_script_attributes',
	static function ( $attributes ) {
		if ( isset( $attributes['id'] ) && 'mimer-js-module' === $attributes['id'] ) {
			return mimer_module_attributes( $attributes );
		}
		return $attributes;
	}
);

add_filter(
	'script_loader_tag',
	static function ( $tag, $handle, $src ) {
		return 'mimer' === $handle ? wp_get_script_tag( mimer_module_attributes( array( 'src' => $src ) ) ) : $tag;
	},
	10,
	3
);

/**
 * What makes a script a module that is pinned, where it is.
 *
 * @param array $attributes Of its tag.
 */
function mimer_module_attributes( $attributes ) {
	$attributes['type'] = 'module';
	$integrity          = mimer_script()['integrity'];
	if ( '' !== $integrity ) {
		$attributes['integrity']   = $integrity;
		$attributes['crossorigin'] = 'anonymous';
	}
	return $attributes;
}
