import { readFileSync } from 'node:fs';

const allRoutes = (): string[] =>
  Object.values(JSON.parse(readFileSync('.next/app-path-routes-manifest.json', 'utf8')));

/** Every page and endpoint of the build, without those the framework adds, which no address leads to. */
export const ownRoutes = (): string[] => allRoutes().filter((route) => !route.startsWith('/_'));

/** Addresses without a variable part, which a person can be sent to. */
export const plainRoutes = (): string[] => ownRoutes().filter((route) => !route.includes('['));

const fitsRoute = (route: string, path: string) =>
  new RegExp(`^${route.replaceAll('.', '\\.').replaceAll(/\[\w+\]/g, '[^/]+')}$`).test(path);

/** The address without what is variable in it; a fixed one goes before one that is not. */
export const routeOf = (path: string): string => {
  const { pathname } = new URL(path, 'http://portal');
  const fitting = allRoutes().filter((route) => fitsRoute(route, pathname));
  return fitting.find((route) => !route.includes('[')) ?? fitting[0] ?? pathname;
};
