import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './page.css';

const root = document.querySelector('#app');
if (root === null) throw new Error('There is no element to show the page in.');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
