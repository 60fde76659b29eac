import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Only what never comes meets this limit, however busy the machine is.
configure({ asyncUtilTimeout: 120_000 });
