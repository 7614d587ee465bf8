<?php
/**
 * The settings page, for administrators.
 *
 * @package Mimer
 */

defined( 'ABSPATH' ) || exit;

add_action(
	'admin_init',
	static function () {
		register_setting(
			'mimer',
			'mimer',
			array(
				'type'              => 'object',
				'sanitize_callback' => 'mimer_sanitize_options',
				'show_in_rest'      => false,
			)
		);
	}
);

add_action(
	'admin_menu',
	static function () {
		add_options_page( 'MİMER', 'MİMER', 'manage_options', 'mimer', 'mimer_settings_page' );
	}
);

add_filter(
	'plugin_action_links_' . plugin_basename( MIMER_FILE ),
	static function ( $links ) {
		$settings = sprintf( '<a href="%s">%s</a>', esc_url( admin_url( 'options-general.php?page=mimer' ) ), esc_html__( 'Settings', 'mimer' ) );
		return array_merge( array( $settings ), $links );
	}
);

/**
 * A row with a field.
 *
 * @param string $name  Of the option’s member.
 * @param string $type  Of the field.
 * @param string $label Beside it.
 * @param string $hint  Below it.
 */
function mimer_settings_row( $name, $type, $label, $hint ) {
	$value = mimer_options()[ $name ];
	printf(
		'<tr><th scope="row"><label for="mimer-%1$s">%2$s</label></th><td><input class="regular-text" type="%3$s" id="mimer-%1$s" name="mimer[%1$s]" value="%4$s" aria-describedby="mimer-%1$s-hint"><p class="description" id="mimer-%1$s-hint">%5$s</p></td></tr>',
		esc_attr( $name ),
		esc_html( $label ),
		esc_attr( $type ),
		esc_attr( $value ),
		esc_html( $hint )
	);
}

/** The page. WordPress itself checks the nonce that `settings_fields` makes, and the right to save, in options.php. */
function mimer_settings_page() {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	?>
	<div class="wrap">
		<h1>MİMER</h1>
		<form action="options.php" method="post">
			<?php settings_fields( 'mimer' ); ?>
			<table class="form-table" role="presentation">
				<?php
				mimer_settings_row( 'endpoint', 'url', __( 'Address of the API', 'mimer' ), __( 'Such as https://mimer.example.tr/melikgazi/v1', 'mimer' ) );
				mimer_settings_row( 'phone', 'tel', __( 'Telephone', 'mimer' ), __( 'Shown until an element is ready, and for good if it never is.', 'mimer' ) );
				mimer_settings_row( 'script', 'url', __( 'Folder of the script', 'mimer' ), __( 'Empty: the files that came with this plugin. Else such as https://mimer.example.tr/widget', 'mimer' ) );
				?>
				<tr>
					<th scope="row"><?php esc_html_e( 'Subresource Integrity', 'mimer' ); ?></th>
					<td>
						<label>
							<input type="checkbox" name="mimer[pinned]" value="1" <?php checked( mimer_options()['pinned'] ); ?>>
							<?php esc_html_e( 'One file, pinned by its hash (for the files that came with this plugin)', 'mimer' ); ?>
						</label>
					</td>
				</tr>
			</table>
			<?php submit_button(); ?>
		</form>
		<h2><?php esc_html_e( 'Shortcodes', 'mimer' ); ?></h2>
		<p><?php esc_html_e( 'Write one of these into a page, or add the block “MİMER”. The language is that of the site.', 'mimer' ); ?></p>
		<ul>
			<?php
			foreach ( mimer_elements() as $name => $element ) {
				printf( '<li><code>[%s]</code> %s</li>', esc_html( $name ), esc_html( implode( ' ', $element['attributes'] ) ) );
			}
			?>
		</ul>
	</div>
	<?php
}
