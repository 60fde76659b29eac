/** What a service made of a data key: random bytes. */
export const WRAPPED_DATA_KEY =
  'AQICAHhK3Zr8qk0uW2rXn9Zs1m7wq0b4yTq6b1h8JmXo1l0pQwFqk9f2y8o6V7sB0x1tJ4aNAAAAfjB8BgkqhkiG9w0BBwagbzBtAgEAMGgGCSqGSIb3DQEHATAeBglghkgBZQMEAS4wEQQM';
