import { ManualClock } from '../clock/__testUtils__/ManualClock';
import { component } from '../__testUtils__/component';
import { AllowedPlaces } from '../catalog/allowedPlaces/AllowedPlaces';
import { matchEntity } from '../catalog/entityMatch';
import { Environments } from '../catalog/environments/Environments';
import { addresses, FakeRepository } from './__testUtils__/FakeRepository';
import { namedFilesOf } from './candidates';
import { ServiceFiles } from './ServiceFiles';
import { directReading } from './SopsFileReading';

const MINUTE_MS = 60_000;

const entity = component('orders', {
  'backstage.io/source-location':
    'url:https://git.example.com/floe/orders/tree/main/',
  'floe.dev/release': 'orders',
  'floe.dev/values': 'deploy/values-{environment}.yaml',
});

describe('ServiceFiles', () => {
  it('requests missing files less often the more services there are', async () => {
    const clock = new ManualClock('2026-11-24T12:00:00Z');
    const repository = FakeRepository.of('.sops.yaml');
    const files = repository.gitFiles({ clock });
    const askedNow = async (serviceCount: number) => {
      await new ServiceFiles({
        files,
        addresses,
        environments: new Environments([]),
        reading: directReading,
        clock,
        serviceCount,
      }).look({
        entity,
        match: matchEntity(entity, AllowedPlaces.everywhere),
        named: namedFilesOf(entity),
        places: [{ cluster: 'prod', namespace: 'floe' }],
      });
      return repository.takeRequests().length;
    };

    expect(await askedNow(750)).toBe(8);
    await clock.advance(40 * MINUTE_MS);
    // The configuration and the values file, which are asked for each time.
    expect(await askedNow(750)).toBe(2);
    expect(await askedNow(200)).toBe(8);
  });
});
