import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import * as z from 'zod';
import { fetchServices, send, taxes, taxService, words } from './request.js';

const needed = z.string().trim().min(1, 'Bu alan zorunludur.');
const schema = z.object({
  description: needed,
  service: needed,
  tax: z.string().optional(),
  registerNumber: z.string().optional(),
  givenName: needed,
  familyName: needed,
  phone: needed,
  notice: z.literal(true, 'Bu alan zorunludur.'),
});

const Question = ({ label, error, children }) => (
  <label className="question">
    {label}
    {children}
    {error && <span role="alert">{error.message}</span>}
  </label>
);

export const App = () => {
  const [services, setServices] = useState([]);
  const [reference, setReference] = useState('');
  const { register, handleSubmit, control, formState } = useForm({ resolver: zodResolver(schema) });
  const { errors } = formState;
  const service = useWatch({ control, name: 'service' });
  useEffect(() => void fetchServices().then(setServices), []);
  if (reference) return <p>{words.received(reference)}</p>;

  const line = (name, type = 'text') => (
    <Question label={words[name]} error={errors[name]}>
      <input type={type} {...register(name)} />
    </Question>
  );
  return (
    <form noValidate onSubmit={handleSubmit(async answers => setReference(await send(answers)))}>
      <Question label={words.description} error={errors.description}>
        <textarea rows="5" {...register('description')} />
      </Question>
      <Question label={words.service} error={errors.service}>
        <select {...register('service')}>
          <option value="">{words.choose}</option>
          {services.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </Question>
      {service === taxService && (
        <>
          <Question label={words.tax}>
            <select {...register('tax')}>
              {taxes.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </Question>
          {line('registerNumber')}
        </>
      )}
      {line('givenName')}
      {line('familyName')}
      {line('phone', 'tel')}
      <Question error={errors.notice}>
        <input type="checkbox" {...register('notice')} /> {words.notice}
      </Question>
      <button>{words.send}</button>
    </form>
  );
};
