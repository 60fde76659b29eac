export * from './KubernetesObject';
export * from './ClusterGateway';
export * from './ClusterProvider';
export * from './ClusterRequestError';
