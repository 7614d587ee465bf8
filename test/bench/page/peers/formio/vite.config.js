// Its renderer counts on Node's name for the global object.
export default { define: { global: 'globalThis' } };
