import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { GitOps } from '../gitops/GitOps';
import { html } from './html';
import { Page, renderPage } from './layout';
import { syncPanel } from './syncPanel';
import { WebContext } from './webContext';

function applicationsPage(gitOps: GitOps, now: Date): Page {
  return {
    title: 'GitOps',
    section: 'applications',
    body: html`<h1>GitOps</h1>
      <p class="lead">
        After each push to a default branch the values files become objects in
        the cluster, and objects that they no longer describe are deleted.
      </p>
      ${!gitOps.enabled &&
      html`<p class="card empty">
        No cluster is connected, so nothing is applied.
      </p>`}
      ${gitOps.statuses().map(status => {
        const { name } = status.application;
        const form =
          gitOps.enabled &&
          html`<form
            method="post"
            action="/-/applications/${encodeURIComponent(name)}/sync"
          >
            <button>Apply again<span class="hidden">: ${name}</span></button>
          </form>`;
        return syncPanel(status, status.results[0], now, form);
      })}`,
  };
}

/** The results of GitOps for each application, with a button to synchronise again. */
export function applicationRoutes({ clock, gitOps }: WebContext): Router {
  const router = PromiseRouter();

  router.get('/-/applications', (_request, response) => {
    response.send(renderPage(applicationsPage(gitOps, clock.now())));
  });

  router.post('/-/applications/:name/sync', async (request, response) => {
    await gitOps.sync(request.params.name);
    response.redirect(303, '/-/applications');
  });

  return router;
}
