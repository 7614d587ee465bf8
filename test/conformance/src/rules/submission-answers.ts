import type { Attribute, Service } from '@melikgazi/mimer-sdk/contract';
import { expectProblem } from '../expect.ts';
import type { Rule } from '../rule.ts';
import { choose, draft, post } from '../submission/submit.ts';
import { without } from '../submission/without.ts';

const section = '§3';
const writes = { writes: 'any' } as const;

/** The answers to a service's own questions. */
export const submissionAnswerRules: readonly Rule[] = [
  {
    id: 'submission/required-answer',
    section,
    title: 'A question that wants an answer and gets none refuses the submission with a pointer',
    needs: writes,
    run: async context => {
      const choice = choose(
        context,
        ({ service }) => service.attributes.some(({ required, visibleWhen }) => required && !visibleWhen),
        'with a question that wants an answer',
      );
      const code = choice.service.attributes.find(
        ({ required, visibleWhen }) => required && !visibleWhen,
      )?.code;
      const body = without(draft(context, choice), 'attributes');
      expectProblem(await post(context, body), 'invalid', { pointer: `/attributes/${code ?? ''}` });
    },
  },
  {
    id: 'submission/unknown-answer',
    section,
    title: 'An answer to a question that the service does not ask is refused',
    needs: writes,
    run: async context => {
      const body = draft(context);
      const attributes = { ...body.attributes, conformanceUnknown: 'x' };
      const codes = ['unknown_member', 'invalid'] as const;
      const pointer = '/attributes/conformanceUnknown';
      expectProblem(await post(context, { ...body, attributes }), codes, { pointer });
    },
  },
  {
    id: 'submission/hidden-answer',
    section,
    title: 'An answer to a question that stays hidden is refused',
    needs: writes,
    run: async context => {
      const hidden = ({ service }: { service: Service }) =>
        service.attributes.find(
          ({ visibleWhen, datatype }) => visibleWhen !== undefined && datatype !== 'datetime',
        );
      const choice = choose(
        context,
        found => hidden(found) !== undefined,
        'with a question that may be hidden',
      );
      const question = hidden(choice);
      const others = choice.service.attributes.find(({ code }) => code === question?.visibleWhen?.code);
      const shows = question?.visibleWhen?.equals;
      const other = others?.values?.find(({ key }) => key !== shows)?.key;
      const opener = other ?? (typeof shows === 'boolean' ? !shows : undefined);
      const body = draft(context, choice);
      const attributes = {
        ...body.attributes,
        ...(others !== undefined &&
          opener !== undefined && {
            [others.code]: others.datatype === 'multivaluelist' ? [opener] : opener,
          }),
        [question?.code ?? '']: question?.values?.[0]?.key ?? 'x',
      };
      const pointer = `/attributes/${question?.code ?? ''}`;
      expectProblem(await post(context, { ...body, attributes }), 'invalid', { pointer });
    },
  },
  {
    id: 'submission/value-of-list',
    section,
    title: 'An answer that is none of a question’s values is refused',
    needs: writes,
    run: async context => {
      const isList = ({ datatype, visibleWhen }: Attribute) =>
        datatype === 'singlevaluelist' && visibleWhen === undefined;
      const choice = choose(
        context,
        ({ service }) => service.attributes.some(isList),
        'with values to choose from',
      );
      const code = choice.service.attributes.find(isList)?.code ?? '';
      const body = draft(context, choice);
      const attributes = { ...body.attributes, [code]: 'conformance-unknown' };
      const pointer = `/attributes/${code}`;
      expectProblem(await post(context, { ...body, attributes }), 'invalid', { pointer });
    },
  },
];
