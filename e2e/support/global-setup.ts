import { startProduct } from './product';

/** One demonstration for all journeys that only need what it shows; its address goes to them by the environment. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const product = await startProduct({ demo: true });
  process.env['PEACEWRIGHT_DEMO_URL'] = product.url;
  return () => product.stop();
}
