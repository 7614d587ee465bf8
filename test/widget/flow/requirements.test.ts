import { expect } from '@esm-bundle/chai';
import { hidesIdentity, noticesOf, requirementsOf } from '../../../widget/src/flow/requirements.ts';
import { kindsOf } from '../../../widget/src/flow/catalogue.ts';
import { catalogue, draftWith } from './support/draft.ts';

const accepted = (code: string) => {
  const service = catalogue.services.find(service => service.code === code);
  return service === undefined ? [] : kindsOf(catalogue, service).map(kind => kind.code);
};

describe('what is asked of the person', () => {
  it('is names and address for a complaint', () => {
    const { names, address, nationalId } = requirementsOf(draftWith({}));
    expect({ names, address, nationalId }).to.deep.equal({
      names: 'required',
      address: 'required',
      nationalId: 'none',
    });
  });

  it('is an identity number as well for an information request', () => {
    expect(requirementsOf(draftWith({ service: 'GEN-03' })).nationalId).to.equal('required');
  });

  it('is no more than a way to be reached for a report', () => {
    const { names, address, phone } = requirementsOf(draftWith({ kind: 'report' }));
    expect({ names, address, phone }).to.deep.equal({
      names: 'optional',
      address: 'none',
      phone: 'required',
    });
  });

  it('is raised by a service', () => {
    expect(requirementsOf(draftWith({ service: 'SOS-02', kind: 'thanks' })).names).to.equal('required');
  });

  it('is not lowered by a service', () => {
    const services = catalogue.services.map(service => ({ ...service, identity: 'none' as const }));
    const draft = draftWith({});
    const lowered = { ...draft, service: services[0] };
    expect(requirementsOf(lowered).names).to.equal('required');
  });

  it('is nothing when a report is made without a name', () => {
    const asked = requirementsOf(draftWith({ kind: 'report', anonymous: true }));
    expect([asked.names, asked.phone, asked.email, asked.address]).to.deep.equal([
      'none',
      'none',
      'none',
      'none',
    ]);
  });

  it('takes no notice of a wish for anonymity where the kind does not allow it', () => {
    expect(requirementsOf(draftWith({ anonymous: true })).anonymous).to.equal(false);
  });

  it('takes no notice of a wish for anonymity where the service forbids it', () => {
    expect(
      requirementsOf(draftWith({ service: 'SOS-02', kind: 'report', anonymous: true })).anonymous,
    ).to.equal(false);
  });

  it('is an e-mail address where the answer comes by e-mail', () => {
    const { email, phone } = requirementsOf(draftWith({ channel: 'email' }));
    expect({ email, phone }).to.deep.equal({ email: 'required', phone: 'none' });
  });

  it('is either contact where a report is answered by post', () => {
    const { email, phone, address } = requirementsOf(draftWith({ kind: 'report', channel: 'post' }));
    expect({ email, phone, address }).to.deep.equal({
      email: 'optional',
      phone: 'optional',
      address: 'required',
    });
  });
});

describe('the kinds a service accepts', () => {
  it('are those it names', () => {
    expect(accepted('IMR-01')).to.deep.equal(['report']);
  });

  it('are all but information where it names none', () => {
    expect(accepted('YOL-01')).to.deep.equal(['complaint', 'report', 'thanks']);
  });
});

describe('a hidden identity', () => {
  it('is the default where the service says so', () => {
    expect(hidesIdentity(draftWith({ service: 'IMR-01' }))).to.equal(true);
  });

  it('is given up by who unticks it', () => {
    expect(hidesIdentity(draftWith({ service: 'IMR-01', hideIdentity: false }))).to.equal(false);
  });

  it('is not to be had where the service does not offer it', () => {
    expect(hidesIdentity(draftWith({ hideIdentity: true }))).to.equal(false);
  });
});

describe('the notices to read', () => {
  it('are the general one and the service’s own', () => {
    expect(noticesOf(draftWith({ service: 'SOS-02' })).map(({ id }) => id)).to.deep.equal([
      'general',
      'health',
    ]);
  });
});
