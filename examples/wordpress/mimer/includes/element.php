<?php
/**
 * One of the widget’s elements as HTML.
 *
 * @package Mimer
 */

defined( 'ABSPATH' ) || exit;

/**
 * The elements by the names of their shortcodes, each with the attributes that an author may give.
 *
 * @return array<string, array{tag: string, attributes: string[]}>
 */
function mimer_elements() {
	$all = array( 'lang', 'heading-level', 'theme' );
	return array(
		'mimer_form'           => array(
			'tag'        => 'mimer-request-form',
			'attributes' => array_merge( $all, array( 'service', 'kind', 'draft' ) ),
		),
		'mimer_tracker'        => array(
			'tag'        => 'mimer-status-tracker',
			'attributes' => $all,
		),
		'mimer_contact_centre' => array(
			'tag'        => 'mimer-contact-centre',
			'attributes' => $all,
		),
		'mimer_statistics'     => array(
			'tag'        => 'mimer-statistics',
			'attributes' => array_merge( $all, array( 'from', 'to' ) ),
		),
		'mimer_launcher'       => array(
			'tag'        => 'mimer-launcher',
			'attributes' => array_merge( $all, array( 'service', 'kind', 'label', 'position', 'sections' ) ),
		),
	);
}

/**
 * An element as HTML, with the telephone number inside for when it cannot work.
 *
 * @param string $name    One of `mimer_elements()`.
 * @param array  $given   What the author wrote; `heading_level` and `heading-level` are the same.
 * @param string $content What the author wants to be seen in place of the telephone number.
 */
function mimer_render( $name, $given, $content = '' ) {
	$element  = mimer_elements()[ $name ];
	$options  = mimer_options();
	$fallback = '' === trim( $content ) ? mimer_phone_link( $options['phone'] ) : wp_kses_post( $content );
	if ( '' === $options['endpoint'] ) {
		return current_user_can( 'manage_options' ) ? mimer_missing_endpoint() . $fallback : $fallback;
	}
	mimer_enqueue();
	$html = sprintf( ' endpoint="%s"', esc_url( $options['endpoint'] ) );
	foreach ( mimer_attributes( $element['attributes'], $given ) as $attribute => $value ) {
		$html .= sprintf( ' %s="%s"', $attribute, esc_attr( $value ) );
	}
	return sprintf( '<%1$s%2$s>%3$s</%1$s>', $element['tag'], $html, $fallback );
}

/**
 * The attributes of an element: those that it knows, of what was given, and the site’s language.
 *
 * @param string[] $known That it knows.
 * @param array    $given By the author.
 * @return array<string, string>
 */
function mimer_attributes( $known, $given ) {
	$named = array( 'lang' => mimer_language() );
	foreach ( (array) $given as $name => $value ) {
		$name = str_replace( '_', '-', (string) $name );
		if ( in_array( $name, $known, true ) && is_scalar( $value ) ) {
			$named[ $name ] = sanitize_text_field( (string) $value );
		}
	}
	return array_filter( $named, 'strlen' );
}

/**
 * A telephone number to tap; empty for none.
 *
 * @param string $phone As people read it.
 */
function mimer_phone_link( $phone ) {
	$digits = preg_replace( '/(?!^\+)\D/', '', $phone );
	return '' === $digits ? '' : sprintf( '<a href="%s">%s</a>', esc_url( "tel:$digits", array( 'tel' ) ), esc_html( $phone ) );
}

/** For the administrator alone: what is to be done. */
function mimer_missing_endpoint() {
	return sprintf(
		'<p><a href="%s">%s</a></p>',
		esc_url( admin_url( 'options-general.php?page=mimer' ) ),
		esc_html__( 'MİMER: write the address of the API into the settings. Visitors see the telephone number.', 'mimer' )
	);
}
