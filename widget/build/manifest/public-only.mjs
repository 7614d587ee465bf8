const hidden = new Set([
  'styles',
  'shadowRootOptions',
  'formAssociated',
  // The platform and Lit call these; nobody else does.
  'formResetCallback',
  'formDisabledCallback',
  'formStateRestoreCallback',
  'requestUpdate',
]);

/** What is private is nobody's business, nor is an event that was only guessed from the code. */
export const publicOnly = () => ({
  name: 'public-only',
  packageLinkPhase({ customElementsManifest }) {
    for (const { declarations = [] } of customElementsManifest.modules)
      for (const declaration of declarations) {
        declaration.members = declaration.members?.filter(
          ({ privacy, name }) => privacy === undefined && !hidden.has(name),
        );
        declaration.events = declaration.events?.filter(({ description }) => description);
      }
  },
});
