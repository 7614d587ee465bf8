// The block in the editor: which element, and with which subject it begins. What it shows is made by PHP, as for the shortcodes.
(({ blocks, blockEditor, components, element, i18n }) => {
  const { createElement } = element;
  const { __ } = i18n;
  const names = {
    mimer_form: __('Request form', 'mimer'),
    mimer_tracker: __('Status of a request', 'mimer'),
    mimer_contact_centre: __('Contacts', 'mimer'),
    mimer_statistics: __('Figures', 'mimer'),
    mimer_launcher: __('A button that opens them', 'mimer'),
  };
  const options = Object.entries(names).map(([value, label]) => ({ value, label }));

  const Edit = ({ attributes, setAttributes }) => {
    const field = (Control, name, label, more = {}) =>
      createElement(Control, {
        label,
        value: attributes[name],
        onChange: value => setAttributes({ [name]: value }),
        ...more,
      });
    const isForm = ['mimer_form', 'mimer_launcher'].includes(attributes.element);
    return createElement(
      'div',
      blockEditor.useBlockProps(),
      createElement(
        components.Placeholder,
        { icon: 'megaphone', label: `MİMER: ${names[attributes.element]}` },
        field(components.SelectControl, 'element', __('What is to be shown?', 'mimer'), { options }),
        isForm && field(components.TextControl, 'service', __('Code of the subject to start with', 'mimer')),
        isForm && field(components.TextControl, 'kind', __('Code of the kind to start with', 'mimer')),
      ),
    );
  };

  blocks.registerBlockType('mimer/element', { edit: Edit, save: () => null });
})(window.wp);
