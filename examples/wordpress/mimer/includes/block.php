<?php
/**
 * The block: one for all elements, made by the same code as the shortcodes.
 *
 * @package Mimer
 */

defined( 'ABSPATH' ) || exit;

add_action(
	'init',
	static function () {
		wp_register_script(
			'mimer-block',
			plugins_url( 'block.js', MIMER_FILE ),
			array( 'wp-blocks', 'wp-element', 'wp-components', 'wp-block-editor', 'wp-i18n' ),
			MIMER_VERSION,
			true
		);
		wp_set_script_translations( 'mimer-block', 'mimer', plugin_dir_path( MIMER_FILE ) . 'languages' );
		register_block_type(
			'mimer/element',
			array(
				'api_version'     => 3,
				'title'           => 'MİMER',
				'category'        => 'widgets',
				'icon'            => 'megaphone',
				'editor_script'   => 'mimer-block',
				'attributes'      => array(
					'element' => array(
						'type'    => 'string',
						'enum'    => array_keys( mimer_elements() ),
						'default' => 'mimer_form',
					),
					'service' => array(
						'type'    => 'string',
						'default' => '',
					),
					'kind'    => array(
						'type'    => 'string',
						'default' => '',
					),
				),
				'render_callback' => static function ( $attributes ) {
					$name = isset( mimer_elements()[ $attributes['element'] ] ) ? $attributes['element'] : 'mimer_form';
					return mimer_render( $name, $attributes );
				},
			)
		);
	}
);
