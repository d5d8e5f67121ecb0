import type { JsonValue } from '../../lib/yaml/json-value';

export const DEPLOYMENT: JsonValue = {
  spec: {
    template: {
      spec: {
        volumes: [{ name: 'tmp', emptyDir: {} }],
        tolerations: [],
        containers: [
          {
            name: 'app',
            image: 'registry.example.org/shop/checkout:1.27',
            command: ['sh', '-c', 'set -eu\nexec /app --port "$PORT"\n'],
            env: [
              { name: 'PORT', value: '8080' },
              { name: 'DEBUG', value: 'off' },
            ],
            resources: { requests: { memory: '128Mi', cpu: '100m' }, limits: { memory: '1e9' } },
            securityContext: { readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
          },
        ],
      },
    },
    strategy: { rollingUpdate: { maxUnavailable: 0, maxSurge: '25%' } },
    replicas: 3,
  },
  status: null,
  metadata: { namespace: 'shop', name: 'checkout', labels: { 'app.kubernetes.io/version': '1.27' } },
  kind: 'Deployment',
  apiVersion: 'apps/v1',
};

export const DEPLOYMENT_YAML = `\
apiVersion: apps/v1
kind: Deployment
metadata:
  labels:
    app.kubernetes.io/version: "1.27"
  name: checkout
  namespace: shop
spec:
  replicas: 3
  strategy:
    rollingUpdate:
      maxSurge: 25%
      maxUnavailable: 0
  template:
    spec:
      containers:
      - command:
        - sh
        - -c
        - |
          set -eu
          exec /app --port "$PORT"
        env:
        - name: PORT
          value: "8080"
        - name: DEBUG
          value: "off"
        image: registry.example.org/shop/checkout:1.27
        name: app
        resources:
          limits:
            memory: "1e9"
          requests:
            cpu: 100m
            memory: 128Mi
        securityContext:
          capabilities:
            drop:
            - ALL
          readOnlyRootFilesystem: true
      tolerations: []
      volumes:
      - emptyDir: {}
        name: tmp
status: null
`;

export const TEXTS = {
  clip: 'a\n  b\n\nc # d\n',
  keep: 'a\n\n\n',
  strip: '--- é 😀\n{a: b}',
  tabInside: 'a\tb\nc',
  tabFirst: 'a\n\tb',
  spaceLast: 'a \nb',
  carriageReturn: 'a\r\nb',
  indented: '  a\nb',
  emptyFirst: '\na',
};

export const TEXTS_YAML = `\
data:
  carriageReturn: "a\\r\\nb"
  clip: |
    a
      b

    c # d
  emptyFirst: "\\na"
  indented: "  a\\nb"
  keep: |+
    a


  spaceLast: "a \\nb"
  strip: |-
    --- é 😀
    {a: b}
  tabFirst: "a\\n\\tb"
  tabInside: |-
    a\tb
    c
list:
- |
  a
  b
- - |-
    a

    b
- "y": "1"
  z: |-
    a
    b
`;
