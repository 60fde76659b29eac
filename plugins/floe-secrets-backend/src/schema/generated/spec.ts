// Generated from plugins/floe-secrets-backend/src/schema/openapi.yaml by `yarn generate-api`.
export const spec = {
  "openapi": "3.1.0",
  "info": {
    "title": "floe-secrets",
    "version": "1",
    "description": "Whether the secrets of floe services reached their clusters, and why not. Every answer is an allow-list of fields: no secret value and no text that may quote one is in any of them. Times are RFC 3339 in UTC, durations ISO 8601.",
    "license": {
      "name": "Apache-2.0",
      "url": "https://www.apache.org/licenses/LICENSE-2.0.html"
    }
  },
  "servers": [
    {
      "url": "/"
    }
  ],
  "paths": {
    "/v1/entities/{kind}/{namespace}/{name}/secrets": {
      "get": {
        "operationId": "GetEntitySecrets",
        "summary": "The managed secrets of one catalog entity",
        "parameters": [
          {
            "name": "kind",
            "in": "path",
            "required": true,
            "schema": {
              "type": "string",
              "maxLength": 63
            }
          },
          {
            "name": "namespace",
            "in": "path",
            "required": true,
            "schema": {
              "type": "string",
              "maxLength": 253
            }
          },
          {
            "name": "name",
            "in": "path",
            "required": true,
            "schema": {
              "type": "string",
              "maxLength": 253
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The secrets, the open changes and the clusters that were read",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/EntitySecrets"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/v1/secrets": {
      "get": {
        "operationId": "ListSecrets",
        "summary": "All managed secrets that the caller may read",
        "parameters": [
          {
            "name": "id",
            "in": "query",
            "description": "Only these, as far as the caller may read them",
            "style": "form",
            "explode": true,
            "schema": {
              "type": "array",
              "maxItems": 500,
              "items": {
                "type": "string",
                "maxLength": 64
              }
            }
          },
          {
            "$ref": "#/components/parameters/environment"
          },
          {
            "$ref": "#/components/parameters/cluster"
          },
          {
            "$ref": "#/components/parameters/namespace"
          },
          {
            "$ref": "#/components/parameters/approach"
          },
          {
            "$ref": "#/components/parameters/state"
          },
          {
            "$ref": "#/components/parameters/finding"
          },
          {
            "$ref": "#/components/parameters/owner"
          },
          {
            "$ref": "#/components/parameters/system"
          },
          {
            "$ref": "#/components/parameters/component"
          },
          {
            "$ref": "#/components/parameters/store"
          },
          {
            "$ref": "#/components/parameters/provider"
          },
          {
            "$ref": "#/components/parameters/q"
          },
          {
            "name": "orderBy",
            "in": "query",
            "schema": {
              "type": "string",
              "enum": [
                "name",
                "state",
                "since",
                "cluster",
                "namespace",
                "lastSync"
              ],
              "default": "name"
            }
          },
          {
            "name": "limit",
            "in": "query",
            "schema": {
              "type": "integer",
              "minimum": 1,
              "maximum": 500,
              "default": 50
            }
          },
          {
            "name": "cursor",
            "in": "query",
            "schema": {
              "type": "string",
              "maxLength": 2000
            }
          }
        ],
        "responses": {
          "200": {
            "description": "One page",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/SecretPage"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/v1/secrets/facets": {
      "get": {
        "operationId": "GetSecretFacets",
        "summary": "Counts for each value of each filter, of the secrets that the caller can read",
        "parameters": [
          {
            "$ref": "#/components/parameters/environment"
          },
          {
            "$ref": "#/components/parameters/cluster"
          },
          {
            "$ref": "#/components/parameters/namespace"
          },
          {
            "$ref": "#/components/parameters/approach"
          },
          {
            "$ref": "#/components/parameters/owner"
          },
          {
            "$ref": "#/components/parameters/system"
          },
          {
            "$ref": "#/components/parameters/component"
          },
          {
            "$ref": "#/components/parameters/store"
          },
          {
            "$ref": "#/components/parameters/provider"
          },
          {
            "$ref": "#/components/parameters/q"
          }
        ],
        "responses": {
          "200": {
            "description": "The counts",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Facets"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/v1/secrets/{id}": {
      "get": {
        "operationId": "GetSecret",
        "summary": "One managed secret with its events, history and consumers",
        "parameters": [
          {
            "name": "id",
            "in": "path",
            "required": true,
            "schema": {
              "type": "string",
              "maxLength": 64
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The secret",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ManagedSecretDetail"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/v1/secrets/{id}/refresh": {
      "post": {
        "operationId": "RefreshSecret",
        "summary": "Refresh one managed secret",
        "description": "If an operation of the same secret is running, it is returned. The operation has the result, once the cluster shows it.",
        "parameters": [
          {
            "name": "id",
            "in": "path",
            "required": true,
            "schema": {
              "type": "string",
              "maxLength": 64
            }
          }
        ],
        "responses": {
          "202": {
            "description": "The operation that was started, or that is already running",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "operationId"
                  ],
                  "properties": {
                    "operationId": {
                      "type": "string"
                    }
                  }
                }
              }
            }
          },
          "409": {
            "description": "It cannot work; the message says why",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Error"
                }
              }
            }
          },
          "429": {
            "description": "The cluster is asked as often as it may be, or as is the caller's share",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Error"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/v1/refreshes": {
      "post": {
        "operationId": "RefreshSecrets",
        "summary": "Have the operators fetch many managed secrets again",
        "description": "Those of a list, of a store, or of an entity; at a bounded rate for each cluster. The same request while its operation runs is answered with that operation. Secrets that cannot be refreshed, or that the caller may not refresh, are items of the operation that say so.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/RefreshSelection"
              }
            }
          }
        },
        "responses": {
          "202": {
            "description": "The operation that was started, or that is already running",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "operationId"
                  ],
                  "properties": {
                    "operationId": {
                      "type": "string"
                    },
                    "notFound": {
                      "type": "array",
                      "items": {
                        "type": "string"
                      },
                      "description": "The given secretIds that do not exist or that the caller cannot read; absent if there are none"
                    }
                  }
                }
              }
            }
          },
          "409": {
            "description": "None of them can be refreshed; the message says why",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Error"
                }
              }
            }
          },
          "429": {
            "description": "The caller has too many waiting secrets",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Error"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/v1/operations/{id}": {
      "get": {
        "operationId": "GetOperation",
        "summary": "The result of a refresh or a bulk refresh",
        "parameters": [
          {
            "name": "id",
            "in": "path",
            "required": true,
            "schema": {
              "type": "string",
              "maxLength": 64
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The operation",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
                      "$ref": "#/components/schemas/Operation"
                    },
                    {
                      "$ref": "#/components/schemas/BulkOperation"
                    }
                  ]
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/v1/operations/{id}/cancel": {
      "post": {
        "operationId": "CancelOperation",
        "summary": "Cancel the remaining secrets of a bulk refresh",
        "description": "Cancels the secrets that were not sent yet and that the caller can refresh. Sent ones are followed to their end. Cancelling again, or cancelling an ended operation, has no effect.",
        "parameters": [
          {
            "name": "id",
            "in": "path",
            "required": true,
            "schema": {
              "type": "string",
              "maxLength": 64
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The operation",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/BulkOperation"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/v1/stores": {
      "get": {
        "operationId": "ListStores",
        "summary": "SecretStores and ClusterSecretStores",
        "parameters": [
          {
            "name": "cluster",
            "in": "query",
            "style": "form",
            "explode": true,
            "schema": {
              "type": "array",
              "maxItems": 200,
              "items": {
                "type": "string",
                "maxLength": 253
              }
            }
          },
          {
            "name": "namespace",
            "in": "query",
            "schema": {
              "type": "string",
              "maxLength": 63
            },
            "description": "Stores that an ExternalSecret in this namespace may use"
          },
          {
            "name": "entityRef",
            "in": "query",
            "allowReserved": true,
            "schema": {
              "type": "string",
              "maxLength": 500
            },
            "description": "Stores that this entity may use in its own clusters and namespaces"
          }
        ],
        "responses": {
          "200": {
            "description": "The stores",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "items"
                  ],
                  "properties": {
                    "items": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/Store"
                      }
                    }
                  }
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/v1/remote-keys": {
      "get": {
        "operationId": "ListRemoteKeys",
        "summary": "Remote keys that ExternalSecrets of a store use already, and whether they work",
        "description": "Keys and their properties, of the ExternalSecrets that the caller can read, those made by a ClusterExternalSecret included. The key that equals the text comes first, then those that begin with it, then by name. A key that is not listed is used by no ExternalSecret that the caller can read.",
        "parameters": [
          {
            "name": "cluster",
            "in": "query",
            "required": true,
            "schema": {
              "type": "string",
              "minLength": 1,
              "maxLength": 253
            }
          },
          {
            "name": "storeKind",
            "in": "query",
            "required": true,
            "schema": {
              "type": "string",
              "enum": [
                "SecretStore",
                "ClusterSecretStore"
              ]
            }
          },
          {
            "name": "storeName",
            "in": "query",
            "required": true,
            "schema": {
              "type": "string",
              "minLength": 1,
              "maxLength": 253
            }
          },
          {
            "name": "namespace",
            "in": "query",
            "schema": {
              "type": "string",
              "maxLength": 63
            },
            "description": "SecretStore: its namespace, required. ClusterSecretStore: uses in this namespace come first"
          },
          {
            "name": "q",
            "in": "query",
            "schema": {
              "type": "string",
              "maxLength": 200
            },
            "description": "Text in the key, in any case"
          },
          {
            "name": "key",
            "in": "query",
            "allowReserved": true,
            "schema": {
              "type": "string",
              "maxLength": 2048
            },
            "description": "This key only, with up to 200 of its properties"
          },
          {
            "name": "limit",
            "in": "query",
            "schema": {
              "type": "integer",
              "minimum": 1,
              "maximum": 50,
              "default": 20
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The keys",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/RemoteKeyList"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/v1/clusters": {
      "get": {
        "operationId": "ListClusters",
        "summary": "The clusters, their observed resources, and why others are not observed",
        "responses": {
          "200": {
            "description": "The clusters",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "items"
                  ],
                  "properties": {
                    "items": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/Cluster"
                      }
                    },
                    "portalProblems": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/PortalProblem"
                      },
                      "description": "What the portal is missing; absent if nothing"
                    }
                  }
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/v1/clusters/{name}/sealing-certificate": {
      "get": {
        "operationId": "GetSealingCertificate",
        "summary": "The newest certificate of the cluster's Sealed Secrets controller",
        "description": "Asks the cluster when the stored certificate is older than a few minutes; audited.",
        "parameters": [
          {
            "name": "name",
            "in": "path",
            "required": true,
            "schema": {
              "type": "string",
              "maxLength": 253
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The certificate",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/SealingCertificate"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/v1/causes": {
      "get": {
        "operationId": "ListCauses",
        "summary": "Findings of the secrets that the caller can read, grouped by their common cause, the most harmful first",
        "parameters": [
          {
            "$ref": "#/components/parameters/environment"
          },
          {
            "$ref": "#/components/parameters/cluster"
          },
          {
            "$ref": "#/components/parameters/namespace"
          },
          {
            "$ref": "#/components/parameters/approach"
          },
          {
            "$ref": "#/components/parameters/state"
          },
          {
            "$ref": "#/components/parameters/finding"
          },
          {
            "$ref": "#/components/parameters/owner"
          },
          {
            "$ref": "#/components/parameters/system"
          },
          {
            "$ref": "#/components/parameters/component"
          },
          {
            "$ref": "#/components/parameters/store"
          },
          {
            "$ref": "#/components/parameters/provider"
          },
          {
            "$ref": "#/components/parameters/q"
          }
        ],
        "responses": {
          "200": {
            "description": "The causes",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/CauseList"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/v1/trends": {
      "get": {
        "operationId": "GetTrends",
        "summary": "What the history of the secrets that the caller can read shows, day by day",
        "parameters": [
          {
            "name": "days",
            "in": "query",
            "schema": {
              "type": "integer",
              "minimum": 1,
              "maximum": 90,
              "default": 7
            }
          },
          {
            "$ref": "#/components/parameters/environment"
          },
          {
            "$ref": "#/components/parameters/cluster"
          },
          {
            "$ref": "#/components/parameters/namespace"
          },
          {
            "$ref": "#/components/parameters/approach"
          },
          {
            "$ref": "#/components/parameters/owner"
          },
          {
            "$ref": "#/components/parameters/system"
          },
          {
            "$ref": "#/components/parameters/component"
          },
          {
            "$ref": "#/components/parameters/store"
          },
          {
            "$ref": "#/components/parameters/provider"
          },
          {
            "$ref": "#/components/parameters/q"
          }
        ],
        "responses": {
          "200": {
            "description": "The days, the oldest first",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Trends"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/v1/rotation": {
      "get": {
        "operationId": "GetRotation",
        "summary": "When secrets that the caller can read are to be rotated, the earliest first",
        "parameters": [
          {
            "$ref": "#/components/parameters/environment"
          },
          {
            "$ref": "#/components/parameters/cluster"
          },
          {
            "$ref": "#/components/parameters/namespace"
          },
          {
            "$ref": "#/components/parameters/approach"
          },
          {
            "$ref": "#/components/parameters/state"
          },
          {
            "$ref": "#/components/parameters/finding"
          },
          {
            "$ref": "#/components/parameters/owner"
          },
          {
            "$ref": "#/components/parameters/system"
          },
          {
            "$ref": "#/components/parameters/component"
          },
          {
            "$ref": "#/components/parameters/store"
          },
          {
            "$ref": "#/components/parameters/provider"
          },
          {
            "$ref": "#/components/parameters/q"
          },
          {
            "name": "limit",
            "in": "query",
            "description": "Maximum number of items; counts and owners are of all secrets",
            "schema": {
              "type": "integer",
              "minimum": 1,
              "maximum": 500,
              "default": 500
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The due dates",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/RotationList"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/v1/practices": {
      "get": {
        "operationId": "ListPractices",
        "summary": "How services follow the practices of the secrets guide in each environment, by the secrets that the caller can read",
        "parameters": [
          {
            "$ref": "#/components/parameters/environment"
          },
          {
            "$ref": "#/components/parameters/cluster"
          },
          {
            "$ref": "#/components/parameters/namespace"
          },
          {
            "$ref": "#/components/parameters/approach"
          },
          {
            "$ref": "#/components/parameters/state"
          },
          {
            "$ref": "#/components/parameters/finding"
          },
          {
            "$ref": "#/components/parameters/owner"
          },
          {
            "$ref": "#/components/parameters/system"
          },
          {
            "$ref": "#/components/parameters/component"
          },
          {
            "$ref": "#/components/parameters/store"
          },
          {
            "$ref": "#/components/parameters/provider"
          },
          {
            "$ref": "#/components/parameters/q"
          }
        ],
        "responses": {
          "200": {
            "description": "The scorecard",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/PracticeList"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/v1/campaigns": {
      "get": {
        "operationId": "ListCampaigns",
        "summary": "Campaigns that the caller started or with a secret that the caller may read, newest first",
        "responses": {
          "200": {
            "description": "The campaigns",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "items"
                  ],
                  "properties": {
                    "items": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/Campaign"
                      }
                    }
                  }
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      },
      "post": {
        "operationId": "StartCampaign",
        "summary": "Start a campaign",
        "description": "Its items are the secrets of the scope that the caller may read; those that the caller may not change, or that cannot take part, are skipped with a reason. At least one filter has to be given. The same request of the same caller while its campaign is active is answered with that campaign.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/NewCampaign"
              }
            }
          }
        },
        "responses": {
          "202": {
            "description": "The campaign that was started, or that is active already",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/CampaignDetail"
                }
              }
            }
          },
          "409": {
            "description": "There is nothing to do in this scope; the message says why",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Error"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/v1/campaigns/{id}": {
      "get": {
        "operationId": "GetCampaign",
        "summary": "A campaign with the items that the caller may read",
        "parameters": [
          {
            "$ref": "#/components/parameters/CampaignId"
          }
        ],
        "responses": {
          "200": {
            "description": "The campaign",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/CampaignDetail"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/v1/campaigns/{id}/pause": {
      "post": {
        "operationId": "PauseCampaign",
        "summary": "Ask the clusters for nothing more until the campaign is resumed",
        "parameters": [
          {
            "$ref": "#/components/parameters/CampaignId"
          }
        ],
        "responses": {
          "200": {
            "description": "The campaign",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/CampaignDetail"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/v1/campaigns/{id}/resume": {
      "post": {
        "operationId": "ResumeCampaign",
        "summary": "Continue a paused campaign",
        "description": "Items that wait and that the caller may not change any more are skipped.",
        "parameters": [
          {
            "$ref": "#/components/parameters/CampaignId"
          }
        ],
        "responses": {
          "200": {
            "description": "The campaign",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/CampaignDetail"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/v1/campaigns/{id}/cancel": {
      "post": {
        "operationId": "CancelCampaign",
        "summary": "End a campaign",
        "description": "Items without a pull request are cancelled, and their ciphertexts forgotten; pull requests that are open are followed to their end.",
        "parameters": [
          {
            "$ref": "#/components/parameters/CampaignId"
          }
        ],
        "responses": {
          "200": {
            "description": "The campaign",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/CampaignDetail"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/v1/campaigns/{id}/ciphertexts": {
      "get": {
        "operationId": "GetCampaignCiphertexts",
        "summary": "The new ciphertexts for one repository",
        "description": "Of the items that are re-sealed, that belong to the repository of the given entity, and that the caller may change. A ciphertext replaces the one whose SHA-256 digest it names, and no other.",
        "parameters": [
          {
            "$ref": "#/components/parameters/CampaignId"
          },
          {
            "name": "entityRef",
            "in": "query",
            "allowReserved": true,
            "required": true,
            "schema": {
              "type": "string",
              "maxLength": 500
            },
            "description": "An entity of the repository"
          }
        ],
        "responses": {
          "200": {
            "description": "The ciphertexts",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "items"
                  ],
                  "properties": {
                    "items": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/CampaignCiphertexts"
                      }
                    }
                  }
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/v1/campaigns/{id}/pull-requests": {
      "post": {
        "operationId": "RecordCampaignPullRequest",
        "summary": "Record the pull request of one repository",
        "description": "For items that the caller may change, and whose entities have the repository of the pull request. Idempotent by its URL.",
        "parameters": [
          {
            "$ref": "#/components/parameters/CampaignId"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/CampaignPullRequest"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The campaign",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/CampaignDetail"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/v1/changes": {
      "get": {
        "operationId": "ListChanges",
        "summary": "Pull requests that the portal opened, newest first",
        "parameters": [
          {
            "name": "entityRef",
            "in": "query",
            "allowReserved": true,
            "schema": {
              "type": "string",
              "maxLength": 500
            }
          },
          {
            "name": "limit",
            "in": "query",
            "schema": {
              "type": "integer",
              "minimum": 1,
              "maximum": 200,
              "default": 50
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The changes",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "items"
                  ],
                  "properties": {
                    "items": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/Change"
                      }
                    }
                  }
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      },
      "post": {
        "operationId": "CreateChange",
        "summary": "Record a pull request so that it is followed",
        "description": "For an entity whose secrets the caller may change, and a pull request of its repository. Idempotent by the URL of the pull request; 409 where it is recorded for another entity.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/NewChange"
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "The recorded change",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Change"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/v1/preview": {
      "post": {
        "operationId": "Preview",
        "summary": "What a change of a service's secrets would do",
        "description": "For an entity whose secrets the caller may change. Reads the values files of the service from its repository, applies the change to them and renders what the chart makes of them before and after. Nothing is written. Without a change, the answer describes the files as they are. A change that would be refused is answered with findings of the severity error; 400 where the change itself is malformed.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/PreviewRequest"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "What the change would do",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Preview"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/v1/sops/plan": {
      "post": {
        "operationId": "PlanSopsFile",
        "summary": "What a new SOPS file of a service would be encrypted for",
        "description": "For an entity whose secrets the caller may change. Reads the .sops.yaml that sops applies to the file from the repository of the service: the rule for the file with its recipients, and the recipients that other rules name. Nothing is written.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/SopsPlanRequest"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The plan of the file",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/SopsPlan"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/v1/data-keys/wrap": {
      "post": {
        "operationId": "WrapDataKey",
        "summary": "Has a service encrypt the data key of a new SOPS file",
        "description": "For an entity whose secrets the caller may change, and for keys that floeSecrets.dataKeys names for the environment. Where a rule of the repository's .sops.yaml is for the file, the key must be one of its recipients. The data key alone passes through the backend, which neither keeps nor logs it; values never do.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/DataKeyWrapRequest"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The data key as the service encrypted it",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/WrappedDataKey"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/v1/secret-stores/plan": {
      "post": {
        "operationId": "PlanSecretStore",
        "summary": "Where a new SecretStore of a service would be written, and what the cluster says of it",
        "description": "For an entity whose secrets the caller may change. Reads the repository of the service: whether the file exists, and the kustomization that has to list it. The cluster is asked by a server-side dry run. Nothing is written.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/SecretStorePlanRequest"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The plan of the store",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/SecretStorePlan"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    }
  },
  "components": {
    "parameters": {
      "CampaignId": {
        "name": "id",
        "in": "path",
        "required": true,
        "schema": {
          "type": "string",
          "maxLength": 64
        }
      },
      "environment": {
        "name": "environment",
        "in": "query",
        "style": "form",
        "explode": true,
        "schema": {
          "type": "array",
          "maxItems": 200,
          "items": {
            "type": "string",
            "maxLength": 253
          }
        }
      },
      "cluster": {
        "name": "cluster",
        "in": "query",
        "style": "form",
        "explode": true,
        "schema": {
          "type": "array",
          "maxItems": 200,
          "items": {
            "type": "string",
            "maxLength": 253
          }
        }
      },
      "namespace": {
        "name": "namespace",
        "in": "query",
        "style": "form",
        "explode": true,
        "schema": {
          "type": "array",
          "maxItems": 200,
          "items": {
            "type": "string",
            "maxLength": 253
          }
        }
      },
      "approach": {
        "name": "approach",
        "in": "query",
        "style": "form",
        "explode": true,
        "schema": {
          "type": "array",
          "maxItems": 200,
          "items": {
            "$ref": "#/components/schemas/Approach"
          }
        }
      },
      "state": {
        "name": "state",
        "in": "query",
        "style": "form",
        "explode": true,
        "schema": {
          "type": "array",
          "maxItems": 200,
          "items": {
            "$ref": "#/components/schemas/State"
          }
        }
      },
      "finding": {
        "name": "finding",
        "in": "query",
        "style": "form",
        "explode": true,
        "schema": {
          "type": "array",
          "maxItems": 200,
          "items": {
            "type": "string",
            "maxLength": 253
          }
        }
      },
      "owner": {
        "name": "owner",
        "in": "query",
        "allowReserved": true,
        "style": "form",
        "explode": true,
        "schema": {
          "type": "array",
          "maxItems": 200,
          "items": {
            "type": "string",
            "maxLength": 500
          }
        },
        "description": "Entity ref of the owner of the entity"
      },
      "system": {
        "name": "system",
        "in": "query",
        "allowReserved": true,
        "style": "form",
        "explode": true,
        "schema": {
          "type": "array",
          "maxItems": 200,
          "items": {
            "type": "string",
            "maxLength": 500
          }
        },
        "description": "Entity ref of a system that the entity is part of"
      },
      "component": {
        "name": "component",
        "in": "query",
        "style": "form",
        "explode": true,
        "schema": {
          "type": "array",
          "maxItems": 200,
          "items": {
            "type": "string",
            "maxLength": 63
          }
        },
        "description": "Part of the service: value of the label app.kubernetes.io/component"
      },
      "store": {
        "name": "store",
        "in": "query",
        "allowReserved": true,
        "style": "form",
        "explode": true,
        "schema": {
          "type": "array",
          "maxItems": 200,
          "items": {
            "type": "string",
            "maxLength": 300
          }
        },
        "description": "A store that the secret refers to, for example ClusterSecretStore/vault"
      },
      "provider": {
        "name": "provider",
        "in": "query",
        "style": "form",
        "explode": true,
        "schema": {
          "type": "array",
          "maxItems": 200,
          "items": {
            "type": "string",
            "maxLength": 63
          }
        },
        "description": "Provider of a store that the secret refers to, as its spec names it: aws, vault"
      },
      "q": {
        "name": "q",
        "in": "query",
        "schema": {
          "type": "string",
          "maxLength": 200
        },
        "description": "Text in the name, namespace, cluster, target, a remote key or property, or the name or title of a service"
      }
    },
    "responses": {
      "Error": {
        "description": "An error as every Backstage plugin answers it",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            }
          }
        }
      }
    },
    "schemas": {
      "Error": {
        "type": "object",
        "required": [
          "error",
          "response"
        ],
        "properties": {
          "error": {
            "type": "object",
            "required": [
              "name",
              "message"
            ],
            "properties": {
              "name": {
                "type": "string"
              },
              "message": {
                "type": "string"
              }
            }
          },
          "response": {
            "type": "object",
            "required": [
              "statusCode"
            ],
            "properties": {
              "statusCode": {
                "type": "integer"
              }
            }
          }
        }
      },
      "Approach": {
        "type": "string",
        "enum": [
          "external-secrets",
          "sealed-secrets",
          "sops",
          "kubernetes"
        ]
      },
      "State": {
        "type": "string",
        "enum": [
          "synced",
          "pending",
          "stale",
          "failing",
          "unknown"
        ]
      },
      "Time": {
        "type": "string",
        "format": "date-time"
      },
      "NullableTime": {
        "type": [
          "string",
          "null"
        ],
        "format": "date-time"
      },
      "Target": {
        "type": "object",
        "required": [
          "name",
          "exists",
          "keys"
        ],
        "properties": {
          "name": {
            "type": "string"
          },
          "exists": {
            "type": [
              "boolean",
              "null"
            ],
            "description": "null: not known"
          },
          "count": {
            "type": "integer",
            "description": "How many Secrets it produces; only if it is not one"
          },
          "keys": {
            "type": "array",
            "items": {
              "type": "string"
            },
            "description": "Names of the keys that the object declares"
          }
        }
      },
      "StoreRef": {
        "type": "object",
        "required": [
          "kind",
          "name",
          "provider"
        ],
        "properties": {
          "id": {
            "type": "string",
            "description": "The id in GET /v1/stores; absent if the store is not known"
          },
          "kind": {
            "type": "string",
            "enum": [
              "SecretStore",
              "ClusterSecretStore"
            ]
          },
          "name": {
            "type": "string"
          },
          "ready": {
            "type": [
              "boolean",
              "null"
            ],
            "description": "Whether the store says it is ready; null: not known"
          },
          "provider": {
            "type": [
              "string",
              "null"
            ],
            "description": "The provider's key in the store's spec; null when the store is not known"
          }
        }
      },
      "RemoteRef": {
        "type": "object",
        "required": [
          "secretKey",
          "key",
          "property"
        ],
        "properties": {
          "secretKey": {
            "type": [
              "string",
              "null"
            ],
            "description": "null: all keys of the remote secret"
          },
          "key": {
            "type": "string"
          },
          "property": {
            "type": [
              "string",
              "null"
            ]
          },
          "url": {
            "type": "string",
            "description": "The page of the key in the console of the provider"
          }
        }
      },
      "SourceOrigin": {
        "type": "object",
        "description": "A generator of External Secrets, or a SopsProvider",
        "required": [
          "kind",
          "name",
          "namespace",
          "exists",
          "generates",
          "ready",
          "message"
        ],
        "properties": {
          "kind": {
            "type": "string"
          },
          "name": {
            "type": "string"
          },
          "namespace": {
            "type": [
              "string",
              "null"
            ],
            "description": "null: cluster-scoped"
          },
          "exists": {
            "type": [
              "boolean",
              "null"
            ],
            "description": "null: not known, its kind is not observed"
          },
          "generates": {
            "type": [
              "string",
              "null"
            ],
            "description": "ClusterGenerator: the kind of generator that it represents"
          },
          "ready": {
            "type": [
              "boolean",
              "null"
            ],
            "description": "null: it does not say; generators never do"
          },
          "message": {
            "type": [
              "string",
              "null"
            ],
            "description": "Why it is not ready"
          }
        }
      },
      "Source": {
        "type": "object",
        "required": [
          "store",
          "remoteRefs"
        ],
        "properties": {
          "store": {
            "oneOf": [
              {
                "$ref": "#/components/schemas/StoreRef"
              },
              {
                "type": "null"
              }
            ]
          },
          "remoteRefs": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/RemoteRef"
            }
          },
          "origins": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/SourceOrigin"
            },
            "description": "Its generators and SopsProviders"
          },
          "scope": {
            "type": "string",
            "enum": [
              "strict",
              "namespace-wide",
              "cluster-wide"
            ],
            "description": "Sealed Secrets only"
          },
          "helmRelease": {
            "description": "Only plain Secrets that belong to a Helm release",
            "oneOf": [
              {
                "$ref": "#/components/schemas/HelmRelease"
              },
              {
                "type": "null"
              }
            ]
          },
          "refreshInterval": {
            "type": [
              "string",
              "null"
            ],
            "description": "ISO 8601; External Secrets only"
          },
          "refreshPolicy": {
            "type": "string",
            "enum": [
              "Periodic",
              "OnChange",
              "CreatedOnce"
            ],
            "description": "External Secrets only"
          },
          "file": {
            "$ref": "#/components/schemas/SopsFile"
          }
        }
      },
      "SopsFile": {
        "type": "object",
        "description": "A file in Git that SOPS encrypts, or should, as it shows without a key",
        "required": [
          "path",
          "url",
          "encrypted",
          "lastModified",
          "sopsVersion",
          "recipients",
          "encryptedValues",
          "openValues"
        ],
        "properties": {
          "path": {
            "type": "string",
            "description": "In the repository"
          },
          "url": {
            "type": "string",
            "description": "Its page at the Git host"
          },
          "encrypted": {
            "type": "boolean",
            "description": "Whether it has SOPS metadata"
          },
          "lastModified": {
            "$ref": "#/components/schemas/NullableTime",
            "description": "When SOPS last wrote a value"
          },
          "sopsVersion": {
            "type": [
              "string",
              "null"
            ]
          },
          "recipients": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/SopsRecipient"
            }
          },
          "encryptedValues": {
            "type": "integer"
          },
          "openValues": {
            "type": "integer",
            "description": "Values that should be encrypted and are not"
          }
        }
      },
      "SopsRecipient": {
        "type": "object",
        "required": [
          "type",
          "id"
        ],
        "properties": {
          "type": {
            "type": "string",
            "description": "As the file has it: age, pgp, kms, gcp_kms, azure_kv, hc_vault, hckms"
          },
          "id": {
            "type": "string",
            "description": "The public part of the key, such as age1…"
          }
        }
      },
      "SopsFileProblem": {
        "type": "object",
        "description": "Why a SOPS file in Git cannot be seen",
        "required": [
          "path",
          "url",
          "code",
          "text",
          "since",
          "environment"
        ],
        "properties": {
          "path": {
            "type": "string",
            "description": "In the repository"
          },
          "url": {
            "type": [
              "string",
              "null"
            ]
          },
          "code": {
            "type": "string",
            "enum": [
              "absent",
              "denied",
              "limited",
              "malformed",
              "no-branch",
              "no-place",
              "no-repository",
              "refused",
              "too-large",
              "unreachable"
            ]
          },
          "text": {
            "type": "string",
            "description": "A predicate to follow the path: “is larger than 1 MiB”"
          },
          "since": {
            "$ref": "#/components/schemas/Time"
          },
          "environment": {
            "type": [
              "string",
              "null"
            ]
          }
        }
      },
      "HelmRelease": {
        "type": "object",
        "description": "From the labels of its Secret; its data is never read",
        "required": [
          "name",
          "namespace",
          "revision",
          "status",
          "deployedAt"
        ],
        "properties": {
          "name": {
            "type": "string"
          },
          "namespace": {
            "type": "string"
          },
          "revision": {
            "type": [
              "integer",
              "null"
            ],
            "description": "null: not known"
          },
          "status": {
            "type": [
              "string",
              "null"
            ],
            "description": "As Helm calls it: deployed, failed, pending-upgrade, …"
          },
          "deployedAt": {
            "$ref": "#/components/schemas/NullableTime"
          }
        }
      },
      "Rotation": {
        "type": "object",
        "required": [
          "lastChanged",
          "maxAge",
          "due"
        ],
        "properties": {
          "lastChanged": {
            "$ref": "#/components/schemas/NullableTime"
          },
          "precision": {
            "type": "string",
            "enum": [
              "exact",
              "at-latest"
            ],
            "description": "at-latest: it may have changed before that"
          },
          "maxAge": {
            "type": [
              "string",
              "null"
            ],
            "description": "ISO 8601"
          },
          "due": {
            "$ref": "#/components/schemas/NullableTime"
          }
        }
      },
      "Evidence": {
        "type": "object",
        "required": [
          "kind",
          "text",
          "time"
        ],
        "properties": {
          "kind": {
            "type": "string",
            "enum": [
              "condition",
              "event",
              "spec",
              "status",
              "store",
              "certificate",
              "cluster",
              "policy",
              "file"
            ]
          },
          "text": {
            "type": "string"
          },
          "time": {
            "$ref": "#/components/schemas/NullableTime"
          }
        }
      },
      "Remedy": {
        "type": "object",
        "required": [
          "title"
        ],
        "properties": {
          "title": {
            "type": "string"
          },
          "command": {
            "type": "string",
            "description": "A shell command to copy"
          },
          "manifest": {
            "type": "string",
            "description": "YAML to copy"
          },
          "link": {
            "type": "string",
            "description": "An absolute URL"
          },
          "action": {
            "type": "string",
            "enum": [
              "open-wizard",
              "refresh"
            ],
            "description": "An action that the page offers"
          },
          "wizard": {
            "$ref": "#/components/schemas/WizardPlace"
          }
        }
      },
      "WizardPlace": {
        "type": "object",
        "description": "Task of the wizard",
        "required": [
          "task"
        ],
        "properties": {
          "task": {
            "$ref": "#/components/schemas/WizardTask"
          },
          "secretKey": {
            "type": "string",
            "description": "The key of the Secret that is concerned"
          }
        }
      },
      "WizardTask": {
        "type": "string",
        "enum": [
          "creation-policy",
          "interval-form",
          "manage",
          "reference",
          "refresh-interval",
          "remove",
          "store",
          "template",
          "value"
        ]
      },
      "Finding": {
        "type": "object",
        "required": [
          "id",
          "severity",
          "confidence",
          "summary",
          "evidence",
          "remedies"
        ],
        "properties": {
          "id": {
            "type": "string",
            "description": "docs/findings.md has a section for each"
          },
          "severity": {
            "type": "string",
            "enum": [
              "error",
              "warning",
              "info"
            ]
          },
          "confidence": {
            "type": "string",
            "enum": [
              "proven",
              "likely"
            ]
          },
          "summary": {
            "type": "string"
          },
          "evidence": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Evidence"
            }
          },
          "remedies": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Remedy"
            }
          }
        }
      },
      "ManagedSecret": {
        "type": "object",
        "required": [
          "id",
          "environment",
          "cluster",
          "namespace",
          "name",
          "kind",
          "apiVersion",
          "approach",
          "component",
          "entityRefs",
          "target",
          "source",
          "state",
          "lastKnownState",
          "since",
          "lastSync",
          "nextSync",
          "rotation",
          "findings"
        ],
        "properties": {
          "id": {
            "type": "string",
            "description": "Stable over restarts and over a recreation of the object"
          },
          "environment": {
            "type": "string"
          },
          "cluster": {
            "type": "string"
          },
          "namespace": {
            "type": "string",
            "description": "Empty for a cluster-scoped object"
          },
          "name": {
            "type": "string"
          },
          "kind": {
            "type": "string"
          },
          "apiVersion": {
            "type": "string"
          },
          "approach": {
            "$ref": "#/components/schemas/Approach"
          },
          "component": {
            "type": [
              "string",
              "null"
            ]
          },
          "entityRefs": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "direction": {
            "type": "string",
            "enum": [
              "to-cluster",
              "to-provider"
            ],
            "description": "to-provider: it pushes. target is then the Secret that is pushed, and source the destination"
          },
          "target": {
            "$ref": "#/components/schemas/Target"
          },
          "source": {
            "$ref": "#/components/schemas/Source"
          },
          "state": {
            "$ref": "#/components/schemas/State"
          },
          "lastKnownState": {
            "description": "Only if state is unknown",
            "oneOf": [
              {
                "$ref": "#/components/schemas/State"
              },
              {
                "type": "null"
              }
            ]
          },
          "lastSeen": {
            "$ref": "#/components/schemas/NullableTime",
            "description": "When the cluster last showed this object"
          },
          "since": {
            "$ref": "#/components/schemas/NullableTime",
            "description": "When the state began"
          },
          "lastSync": {
            "$ref": "#/components/schemas/NullableTime"
          },
          "nextSync": {
            "$ref": "#/components/schemas/NullableTime"
          },
          "rotation": {
            "$ref": "#/components/schemas/Rotation"
          },
          "findings": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Finding"
            }
          },
          "refreshable": {
            "$ref": "#/components/schemas/Refreshable"
          }
        }
      },
      "Refreshable": {
        "type": "object",
        "description": "Whether the operator can be asked to fetch it again",
        "required": [
          "possible",
          "reason"
        ],
        "properties": {
          "possible": {
            "type": "boolean"
          },
          "reason": {
            "type": [
              "string",
              "null"
            ],
            "description": "Why not, and what to do instead"
          },
          "makesNewValues": {
            "type": "boolean",
            "description": "Its generators make new values at each refresh; absent if it has none"
          }
        }
      },
      "Operation": {
        "type": "object",
        "description": "A requested refresh",
        "required": [
          "id",
          "secretId",
          "status",
          "startedAt",
          "endedAt",
          "proof",
          "finding"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "secretId": {
            "type": "string"
          },
          "status": {
            "type": "string",
            "enum": [
              "running",
              "succeeded",
              "failed",
              "timed-out"
            ]
          },
          "startedAt": {
            "$ref": "#/components/schemas/Time"
          },
          "endedAt": {
            "$ref": "#/components/schemas/NullableTime"
          },
          "proof": {
            "type": [
              "string",
              "null"
            ],
            "description": "The evidence from the cluster; null while it runs"
          },
          "finding": {
            "description": "Why it failed",
            "oneOf": [
              {
                "type": "object",
                "required": [
                  "id",
                  "summary"
                ],
                "properties": {
                  "id": {
                    "type": "string"
                  },
                  "summary": {
                    "type": "string"
                  }
                }
              },
              {
                "type": "null"
              }
            ]
          }
        }
      },
      "RefreshSelection": {
        "type": "object",
        "description": "Exactly one of secretIds, storeId and entityRef",
        "additionalProperties": false,
        "properties": {
          "secretIds": {
            "type": "array",
            "minItems": 1,
            "maxItems": 1000,
            "items": {
              "type": "string",
              "minLength": 1,
              "maxLength": 64
            }
          },
          "storeId": {
            "type": "string",
            "minLength": 1,
            "maxLength": 64,
            "description": "As GET /v1/stores names it"
          },
          "entityRef": {
            "type": "string",
            "minLength": 1,
            "maxLength": 500
          },
          "environment": {
            "type": "string",
            "minLength": 1,
            "maxLength": 200,
            "description": "Only with entityRef: the secrets of this environment"
          }
        }
      },
      "RefreshItemStatus": {
        "type": "string",
        "enum": [
          "waiting",
          "running",
          "succeeded",
          "failed",
          "timed-out",
          "skipped",
          "cancelled"
        ]
      },
      "RefreshItem": {
        "type": "object",
        "required": [
          "secretId",
          "cluster",
          "namespace",
          "kind",
          "name",
          "status",
          "proof",
          "reason"
        ],
        "properties": {
          "secretId": {
            "type": "string"
          },
          "cluster": {
            "type": "string"
          },
          "namespace": {
            "type": "string",
            "description": "Empty for a cluster-scoped object"
          },
          "kind": {
            "type": "string"
          },
          "name": {
            "type": "string"
          },
          "status": {
            "$ref": "#/components/schemas/RefreshItemStatus"
          },
          "proof": {
            "type": [
              "string",
              "null"
            ],
            "description": "The evidence from the cluster, after the refresh has ended"
          },
          "reason": {
            "type": [
              "string",
              "null"
            ],
            "description": "Why it was skipped, or why the cluster did not take it"
          }
        }
      },
      "RefreshCounts": {
        "type": "object",
        "required": [
          "total",
          "waiting",
          "running",
          "succeeded",
          "failed",
          "timed-out",
          "skipped",
          "cancelled"
        ],
        "properties": {
          "total": {
            "type": "integer"
          },
          "waiting": {
            "type": "integer"
          },
          "running": {
            "type": "integer"
          },
          "succeeded": {
            "type": "integer"
          },
          "failed": {
            "type": "integer"
          },
          "timed-out": {
            "type": "integer"
          },
          "skipped": {
            "type": "integer"
          },
          "cancelled": {
            "type": "integer"
          }
        }
      },
      "BulkOperation": {
        "type": "object",
        "description": "A refresh of many secrets, with items and counts of those that the caller may read. It has failed if one has failed, else timed out if one has timed out, else was cancelled if one was.",
        "required": [
          "id",
          "status",
          "startedAt",
          "endedAt",
          "proof",
          "counts",
          "items"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "status": {
            "type": "string",
            "enum": [
              "running",
              "succeeded",
              "failed",
              "timed-out",
              "cancelled"
            ]
          },
          "startedAt": {
            "$ref": "#/components/schemas/Time"
          },
          "endedAt": {
            "$ref": "#/components/schemas/NullableTime"
          },
          "proof": {
            "type": [
              "string",
              "null"
            ],
            "description": "The result in a sentence; null while it runs"
          },
          "counts": {
            "$ref": "#/components/schemas/RefreshCounts"
          },
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/RefreshItem"
            }
          },
          "signals": {
            "$ref": "#/components/schemas/SignalIds"
          }
        }
      },
      "CampaignKind": {
        "type": "string",
        "description": "reseal: SealedSecrets are sealed again with the newest key. rotation: secrets that are older than the policy of their environment get a new value; the campaign says what to do and detects that it is done. migration: another approach makes the same Secrets; each step begins when the cluster shows that the one before is done.",
        "enum": [
          "reseal",
          "rotation",
          "migration"
        ]
      },
      "MigrationSource": {
        "type": "string",
        "description": "What makes the Secrets now. sealed-secrets: SealedSecrets. kubernetes: nothing, a person created them. sops: the release of a chart whose values SOPS encrypts or are in clear text, or Flux, which decrypts their manifests.",
        "enum": [
          "sealed-secrets",
          "kubernetes",
          "sops"
        ]
      },
      "MigrationDestination": {
        "type": "string",
        "description": "What makes the Secrets afterwards",
        "enum": [
          "external-secrets",
          "sealed-secrets"
        ]
      },
      "MigrationStep": {
        "type": "string",
        "description": "add: a pull request adds the new object, which writes the Secret. release: a person has the Secret released by what makes it now. remove: a pull request takes out what made the Secret, and the new object owns it.",
        "enum": [
          "add",
          "release",
          "remove"
        ]
      },
      "NewCampaign": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "kind"
        ],
        "properties": {
          "kind": {
            "$ref": "#/components/schemas/CampaignKind"
          },
          "entityRef": {
            "type": "string",
            "minLength": 1,
            "maxLength": 500,
            "description": "Only secrets of this entity"
          },
          "owner": {
            "type": "string",
            "minLength": 1,
            "maxLength": 500,
            "description": "Only secrets of entities that this one owns"
          },
          "cluster": {
            "type": "string",
            "minLength": 1,
            "maxLength": 253
          },
          "environment": {
            "type": "string",
            "minLength": 1,
            "maxLength": 253
          },
          "all": {
            "type": "boolean",
            "description": "Of reseal: those too that are not known to have an older key. Of rotation: those too that are not overdue"
          },
          "from": {
            "$ref": "#/components/schemas/MigrationSource",
            "description": "Of a migration; sealed-secrets if it is left out"
          },
          "to": {
            "$ref": "#/components/schemas/MigrationDestination",
            "description": "Of a migration; external-secrets if it is left out"
          }
        }
      },
      "CampaignCounts": {
        "type": "object",
        "description": "How many items are in each state",
        "required": [
          "waiting",
          "resealed",
          "proposed",
          "merged",
          "arrived",
          "skipped",
          "failed",
          "cancelled"
        ],
        "properties": {
          "waiting": {
            "type": "integer"
          },
          "resealed": {
            "type": "integer"
          },
          "proposed": {
            "type": "integer"
          },
          "merged": {
            "type": "integer"
          },
          "arrived": {
            "type": "integer"
          },
          "skipped": {
            "type": "integer"
          },
          "failed": {
            "type": "integer"
          },
          "cancelled": {
            "type": "integer"
          }
        }
      },
      "CampaignScope": {
        "type": "object",
        "required": [
          "entityRef",
          "owner",
          "cluster",
          "environment",
          "all"
        ],
        "properties": {
          "entityRef": {
            "type": [
              "string",
              "null"
            ]
          },
          "owner": {
            "type": [
              "string",
              "null"
            ]
          },
          "cluster": {
            "type": [
              "string",
              "null"
            ]
          },
          "environment": {
            "type": [
              "string",
              "null"
            ]
          },
          "all": {
            "type": "boolean"
          },
          "from": {
            "$ref": "#/components/schemas/MigrationSource",
            "description": "Of a migration"
          },
          "to": {
            "$ref": "#/components/schemas/MigrationDestination",
            "description": "Of a migration"
          }
        }
      },
      "Campaign": {
        "type": "object",
        "description": "Counts are of the items that the caller may read",
        "required": [
          "id",
          "kind",
          "status",
          "scope",
          "createdBy",
          "createdAt",
          "endedAt",
          "problem",
          "counts"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "kind": {
            "$ref": "#/components/schemas/CampaignKind"
          },
          "status": {
            "type": "string",
            "enum": [
              "running",
              "paused",
              "cancelled",
              "ended"
            ]
          },
          "scope": {
            "$ref": "#/components/schemas/CampaignScope"
          },
          "createdBy": {
            "type": "string"
          },
          "createdAt": {
            "$ref": "#/components/schemas/Time"
          },
          "endedAt": {
            "$ref": "#/components/schemas/NullableTime"
          },
          "problem": {
            "type": [
              "string",
              "null"
            ],
            "description": "What some clusters do not allow, a line for each reason; only their items wait"
          },
          "counts": {
            "$ref": "#/components/schemas/CampaignCounts"
          }
        }
      },
      "CampaignItem": {
        "type": "object",
        "required": [
          "id",
          "secretId",
          "status",
          "reason",
          "cluster",
          "environment",
          "namespace",
          "name",
          "entityRef",
          "repository",
          "likely",
          "resealedAt",
          "pullRequestUrl",
          "mayChange"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "secretId": {
            "type": "string"
          },
          "status": {
            "type": "string",
            "enum": [
              "waiting",
              "resealed",
              "proposed",
              "merged",
              "arrived",
              "skipped",
              "failed",
              "cancelled"
            ]
          },
          "reason": {
            "type": [
              "string",
              "null"
            ],
            "description": "Why it was skipped or failed, or what stands in the way"
          },
          "cluster": {
            "type": "string"
          },
          "environment": {
            "type": "string"
          },
          "namespace": {
            "type": "string"
          },
          "name": {
            "type": "string"
          },
          "entityRef": {
            "type": [
              "string",
              "null"
            ]
          },
          "repository": {
            "type": [
              "string",
              "null"
            ],
            "description": "URL of the repository of its entity"
          },
          "likely": {
            "type": [
              "string",
              "null"
            ],
            "description": "Why an older key is likely; null where that is not known"
          },
          "resealedAt": {
            "$ref": "#/components/schemas/NullableTime"
          },
          "pullRequestUrl": {
            "type": [
              "string",
              "null"
            ]
          },
          "mayChange": {
            "type": "boolean"
          },
          "lastChanged": {
            "$ref": "#/components/schemas/NullableTime",
            "description": "Of a rotation: when the value last changed"
          },
          "due": {
            "$ref": "#/components/schemas/NullableTime",
            "description": "Of a rotation: when it is to be changed"
          },
          "remedies": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Remedy"
            },
            "description": "Of a rotation that waits: what to do at its source. Of a migration: the command of its step"
          },
          "refreshable": {
            "$ref": "#/components/schemas/Refreshable"
          },
          "step": {
            "$ref": "#/components/schemas/MigrationStep",
            "description": "Of a migration: what is done next"
          },
          "keys": {
            "type": "array",
            "items": {
              "type": "string"
            },
            "description": "Of a migration: the keys that the Secret had as the campaign began"
          },
          "component": {
            "type": "string",
            "description": "Of a migration: the component label of the object"
          }
        }
      },
      "CampaignDetail": {
        "allOf": [
          {
            "$ref": "#/components/schemas/Campaign"
          },
          {
            "type": "object",
            "required": [
              "items",
              "mayControl"
            ],
            "properties": {
              "items": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/CampaignItem"
                }
              },
              "mayControl": {
                "type": "boolean",
                "description": "Whether the caller may pause, resume and cancel it"
              }
            }
          }
        ]
      },
      "CampaignCiphertexts": {
        "type": "object",
        "required": [
          "itemId",
          "entityRef",
          "environment",
          "cluster",
          "namespace",
          "name",
          "keys"
        ],
        "properties": {
          "itemId": {
            "type": "string"
          },
          "entityRef": {
            "type": "string"
          },
          "environment": {
            "type": "string"
          },
          "cluster": {
            "type": "string"
          },
          "namespace": {
            "type": "string"
          },
          "name": {
            "type": "string"
          },
          "keys": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "key",
                "replaces",
                "ciphertext"
              ],
              "properties": {
                "key": {
                  "type": "string"
                },
                "replaces": {
                  "type": "string",
                  "description": "SHA-256 digest of the old ciphertext, in hexadecimal"
                },
                "ciphertext": {
                  "type": "string"
                }
              }
            }
          }
        }
      },
      "CampaignPullRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "itemIds"
        ],
        "properties": {
          "pullRequestUrl": {
            "type": "string",
            "minLength": 1,
            "maxLength": 2048,
            "description": "Left out if there are only conflicts"
          },
          "itemIds": {
            "type": "array",
            "maxItems": 500,
            "items": {
              "type": "string",
              "maxLength": 64
            },
            "description": "Items whose ciphertexts it replaces"
          },
          "conflicts": {
            "type": "array",
            "maxItems": 500,
            "items": {
              "type": "string",
              "maxLength": 64
            },
            "description": "Items whose ciphertexts are not in the values file, so it is not changed for them"
          }
        }
      },
      "SecretEvent": {
        "type": "object",
        "required": [
          "reason",
          "message",
          "count",
          "firstSeen",
          "lastSeen"
        ],
        "properties": {
          "reason": {
            "type": "string"
          },
          "message": {
            "type": "string",
            "description": "Quoted passages are masked, they may be values"
          },
          "count": {
            "type": "integer"
          },
          "firstSeen": {
            "$ref": "#/components/schemas/NullableTime"
          },
          "lastSeen": {
            "$ref": "#/components/schemas/NullableTime"
          }
        }
      },
      "Transition": {
        "type": "object",
        "required": [
          "at",
          "state",
          "findings"
        ],
        "properties": {
          "at": {
            "$ref": "#/components/schemas/Time"
          },
          "state": {
            "oneOf": [
              {
                "$ref": "#/components/schemas/State"
              },
              {
                "type": "string",
                "enum": [
                  "deleted"
                ]
              }
            ]
          },
          "findings": {
            "type": "array",
            "items": {
              "type": "string"
            },
            "description": "Finding ids"
          }
        }
      },
      "HistorySummary": {
        "type": "object",
        "description": "A summary of the whole history",
        "required": [
          "total",
          "keptFrom",
          "from",
          "failures",
          "failingSeconds"
        ],
        "properties": {
          "total": {
            "type": "integer",
            "description": "Transitions that are kept"
          },
          "keptFrom": {
            "$ref": "#/components/schemas/NullableTime",
            "description": "When the oldest transition that is kept happened"
          },
          "from": {
            "$ref": "#/components/schemas/Time",
            "description": "Since when failures are counted; 30 days ago"
          },
          "failures": {
            "type": "integer",
            "description": "How often it began to fail since then"
          },
          "failingSeconds": {
            "type": "integer",
            "description": "How long it failed since then in all"
          }
        }
      },
      "Consumer": {
        "type": "object",
        "description": "A workload whose pods use the target",
        "required": [
          "kind",
          "name",
          "pods",
          "uses",
          "startedAt",
          "restart"
        ],
        "properties": {
          "kind": {
            "type": "string",
            "description": "Deployment, StatefulSet, …; Pod if nothing controls it"
          },
          "name": {
            "type": "string"
          },
          "pods": {
            "type": "integer",
            "description": "How many of its pods use the target"
          },
          "uses": {
            "type": "array",
            "items": {
              "type": "string",
              "enum": [
                "env",
                "envFrom",
                "subPath",
                "volume",
                "projected",
                "imagePull"
              ]
            }
          },
          "startedAt": {
            "$ref": "#/components/schemas/NullableTime",
            "description": "When the first of their containers started"
          },
          "restart": {
            "type": "string",
            "enum": [
              "needed",
              "perhaps",
              "not-needed",
              "unknown"
            ],
            "description": "Whether they started before the target last changed; perhaps where its files are kept up to date or the time is not exact"
          }
        }
      },
      "ResourceVisibility": {
        "type": "object",
        "description": "Whether the portal can read a resource beside the managed secrets in a cluster",
        "required": [
          "state",
          "reason"
        ],
        "properties": {
          "state": {
            "type": "string",
            "enum": [
              "watching",
              "off",
              "listing",
              "forbidden",
              "failing",
              "not-served"
            ],
            "description": "off: not configured, see floeSecrets.observe"
          },
          "reason": {
            "type": [
              "string",
              "null"
            ]
          }
        }
      },
      "ManagedSecretChild": {
        "type": "object",
        "description": "The object that a ClusterExternalSecret or ClusterPushSecret creates in one namespace",
        "required": [
          "kind",
          "namespace",
          "name",
          "secretId",
          "state",
          "summary"
        ],
        "properties": {
          "kind": {
            "type": "string"
          },
          "namespace": {
            "type": "string"
          },
          "name": {
            "type": "string"
          },
          "secretId": {
            "type": [
              "string",
              "null"
            ],
            "description": "null: it could not be made"
          },
          "state": {
            "$ref": "#/components/schemas/State"
          },
          "summary": {
            "type": [
              "string",
              "null"
            ],
            "description": "Its most severe finding"
          }
        }
      },
      "ManagedSecretDetail": {
        "allOf": [
          {
            "$ref": "#/components/schemas/ManagedSecret"
          },
          {
            "type": "object",
            "required": [
              "events",
              "history",
              "consumers",
              "sight"
            ],
            "properties": {
              "events": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/SecretEvent"
                }
              },
              "history": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/Transition"
                },
                "description": "The newest 200 that are kept",
                "newest first": null
              },
              "historySummary": {
                "$ref": "#/components/schemas/HistorySummary"
              },
              "signals": {
                "$ref": "#/components/schemas/SignalIds"
              },
              "children": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/ManagedSecretChild"
                },
                "description": "Those that the caller can read, failing ones first; absent if the kind creates none"
              },
              "operation": {
                "description": "The latest refresh; null if none is known",
                "oneOf": [
                  {
                    "$ref": "#/components/schemas/Operation"
                  },
                  {
                    "type": "null"
                  }
                ]
              },
              "sight": {
                "type": "object",
                "description": "Whether the related objects (target and consumers) can be read",
                "required": [
                  "secrets",
                  "pods"
                ],
                "properties": {
                  "secrets": {
                    "$ref": "#/components/schemas/ResourceVisibility"
                  },
                  "pods": {
                    "$ref": "#/components/schemas/ResourceVisibility"
                  }
                }
              },
              "consumers": {
                "description": "null: not observed",
                "oneOf": [
                  {
                    "type": "array",
                    "items": {
                      "$ref": "#/components/schemas/Consumer"
                    }
                  },
                  {
                    "type": "null"
                  }
                ]
              }
            }
          }
        ]
      },
      "UnreadableResource": {
        "type": "object",
        "description": "A resource of a cluster that cannot be observed",
        "required": [
          "resource",
          "approach",
          "cause",
          "shows",
          "servedVersions",
          "reason",
          "since"
        ],
        "properties": {
          "resource": {
            "type": "string",
            "description": "plural.group; events and sealing-certificate by these names"
          },
          "approach": {
            "description": "null: all of them need it",
            "oneOf": [
              {
                "$ref": "#/components/schemas/Approach"
              },
              {
                "type": "null"
              }
            ]
          },
          "cause": {
            "type": "string",
            "enum": [
              "forbidden",
              "not-served",
              "version-too-old",
              "version-too-new",
              "failing"
            ],
            "description": "not-served: the operator is not installed; version-…: none of the served versions is one that is read"
          },
          "shows": {
            "type": "string",
            "description": "What the portal cannot show without it"
          },
          "servedVersions": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "reason": {
            "type": [
              "string",
              "null"
            ]
          },
          "since": {
            "$ref": "#/components/schemas/NullableTime"
          }
        }
      },
      "Visibility": {
        "type": "object",
        "description": "The resources of a reachable cluster that cannot be read",
        "required": [
          "hidden",
          "remedies"
        ],
        "properties": {
          "hidden": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/UnreadableResource"
            }
          },
          "remedies": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Remedy"
            },
            "description": "For all of them together"
          }
        }
      },
      "Reachability": {
        "type": "object",
        "required": [
          "name",
          "reachable",
          "since"
        ],
        "properties": {
          "name": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "reachable": {
            "type": [
              "boolean",
              "null"
            ],
            "description": "null: not tried yet"
          },
          "since": {
            "$ref": "#/components/schemas/NullableTime"
          },
          "reason": {
            "type": [
              "string",
              "null"
            ],
            "description": "Why the cluster or one of its resources cannot be read and what to configure"
          },
          "clockOffsetSeconds": {
            "type": "integer",
            "description": "How far the clock of the cluster is ahead of the clock of the portal, negative if behind; absent if they agree. Times of the cluster are by its own clock."
          },
          "visibility": {
            "description": "Resources that cannot be read and matter to the entity; null: none",
            "oneOf": [
              {
                "$ref": "#/components/schemas/Visibility"
              },
              {
                "type": "null"
              }
            ]
          }
        }
      },
      "ServiceEnvironment": {
        "type": "object",
        "required": [
          "name",
          "cluster",
          "namespace",
          "policy"
        ],
        "properties": {
          "name": {
            "type": "string"
          },
          "cluster": {
            "type": "string"
          },
          "namespace": {
            "type": "string"
          },
          "valuesPath": {
            "type": [
              "string",
              "null"
            ],
            "description": "The values file that is written"
          },
          "earlierValuesPaths": {
            "type": "array",
            "items": {
              "type": "string"
            },
            "description": "The values files that Helm reads before it, in its order"
          },
          "earlierValuesFrom": {
            "type": "string",
            "enum": [
              "annotation",
              "configuration"
            ],
            "description": "What names the earlier files; files of the configuration that do not exist are left out"
          },
          "policy": {
            "$ref": "#/components/schemas/EnvironmentPolicy"
          },
          "mayChange": {
            "type": "boolean",
            "description": "Whether the caller may open a pull request for the secrets here"
          }
        }
      },
      "EnvironmentPolicy": {
        "type": "object",
        "required": [
          "plainSecrets",
          "production"
        ],
        "properties": {
          "plainSecrets": {
            "type": "boolean",
            "description": "Whether plain Kubernetes Secrets are allowed"
          },
          "production": {
            "type": "boolean"
          },
          "productionAssumed": {
            "type": "boolean",
            "description": "Whether the configuration does not say that it is a production environment: it is treated as one"
          },
          "refreshInterval": {
            "type": "object",
            "description": "Bounds of refresh intervals, in seconds",
            "required": [
              "minSeconds",
              "maxSeconds"
            ],
            "properties": {
              "minSeconds": {
                "type": "integer"
              },
              "maxSeconds": {
                "type": "integer"
              }
            }
          }
        }
      },
      "Service": {
        "type": "object",
        "required": [
          "entityRef",
          "release",
          "fullname",
          "namespace",
          "repoUrl",
          "sourceLocation",
          "valuesPath",
          "environments",
          "matched"
        ],
        "properties": {
          "entityRef": {
            "type": "string"
          },
          "release": {
            "type": [
              "string",
              "null"
            ],
            "description": "Helm release, from floe.dev/release"
          },
          "fullname": {
            "type": [
              "string",
              "null"
            ],
            "description": "The fullname of the floe-dagster chart for this release"
          },
          "namespace": {
            "type": [
              "string",
              "null"
            ]
          },
          "repoUrl": {
            "type": [
              "string",
              "null"
            ],
            "description": "As the scaffolder takes it: host?owner=…&repo=…"
          },
          "sourceLocation": {
            "type": [
              "string",
              "null"
            ],
            "description": "Source location of the entity; it does not distinguish a branch with slashes from a folder"
          },
          "valuesPath": {
            "type": [
              "string",
              "null"
            ],
            "description": "The last path of floe.dev/values; may contain {environment}"
          },
          "valuesProblem": {
            "type": [
              "string",
              "null"
            ],
            "description": "Why the values files that floe.dev/values names are not known"
          },
          "secretStoresPath": {
            "type": [
              "string",
              "null"
            ],
            "description": "The folder of floe.dev/secret-stores; may contain {environment}"
          },
          "environments": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ServiceEnvironment"
            }
          },
          "matched": {
            "type": "object",
            "required": [
              "by",
              "problem"
            ],
            "properties": {
              "by": {
                "type": "string",
                "enum": [
                  "kubernetes-id",
                  "label-selector",
                  "release",
                  "none"
                ]
              },
              "labelSelector": {
                "type": [
                  "string",
                  "null"
                ]
              },
              "problem": {
                "type": [
                  "string",
                  "null"
                ],
                "description": "The problem of the entity's annotations and its remedy"
              },
              "allowedPlaces": {
                "type": "array",
                "description": "The only places whose secrets are shown, by floeSecrets.allowedPlaces; absent if there is no limit",
                "items": {
                  "type": "object",
                  "required": [
                    "cluster",
                    "namespace"
                  ],
                  "properties": {
                    "cluster": {
                      "type": "string",
                      "description": "A name pattern; * matches any text"
                    },
                    "namespace": {
                      "type": "string"
                    }
                  }
                }
              }
            }
          },
          "sopsFileProblems": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/SopsFileProblem"
            }
          }
        }
      },
      "EntitySecrets": {
        "type": "object",
        "required": [
          "items",
          "changes",
          "clusters",
          "service"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ManagedSecret"
            }
          },
          "changes": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Change"
            }
          },
          "clusters": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Reachability"
            }
          },
          "service": {
            "$ref": "#/components/schemas/Service"
          },
          "signals": {
            "$ref": "#/components/schemas/SignalIds"
          },
          "portalProblems": {
            "description": "What the portal is missing besides this plugin; left out if nothing",
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/PortalProblem"
            }
          }
        }
      },
      "PortalProblem": {
        "type": "object",
        "required": [
          "code",
          "text",
          "line"
        ],
        "properties": {
          "code": {
            "type": "string",
            "enum": [
              "clusters-unlisted",
              "events-plugin-missing",
              "kubernetes-plugin-missing",
              "kubernetes-plugin-unconfigured",
              "no-clusters",
              "permission-plugin-missing",
              "signals-plugin-missing"
            ]
          },
          "text": {
            "type": "string",
            "description": "What does not work and why"
          },
          "line": {
            "type": [
              "string",
              "null"
            ],
            "description": "What to add to the backend or to its configuration"
          }
        }
      },
      "SignalIds": {
        "type": "array",
        "description": "The ids of all that the answer shows, as signals carry them: keyed hashes. A signal with one of them says that the answer is outdated",
        "items": {
          "type": "string"
        }
      },
      "SecretPage": {
        "type": "object",
        "required": [
          "items",
          "totalItems",
          "pageInfo"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ManagedSecret"
            }
          },
          "totalItems": {
            "type": "integer"
          },
          "pageInfo": {
            "type": "object",
            "properties": {
              "nextCursor": {
                "type": "string"
              }
            }
          }
        }
      },
      "Facets": {
        "type": "object",
        "required": [
          "environment",
          "cluster",
          "namespace",
          "approach",
          "state",
          "finding",
          "owner",
          "system",
          "component",
          "store",
          "provider"
        ],
        "properties": {
          "environment": {
            "$ref": "#/components/schemas/FacetCounts"
          },
          "cluster": {
            "$ref": "#/components/schemas/FacetCounts"
          },
          "namespace": {
            "$ref": "#/components/schemas/FacetCounts"
          },
          "approach": {
            "$ref": "#/components/schemas/FacetCounts"
          },
          "state": {
            "$ref": "#/components/schemas/FacetCounts"
          },
          "finding": {
            "$ref": "#/components/schemas/FacetCounts"
          },
          "owner": {
            "$ref": "#/components/schemas/FacetCounts"
          },
          "system": {
            "$ref": "#/components/schemas/FacetCounts"
          },
          "component": {
            "$ref": "#/components/schemas/FacetCounts"
          },
          "store": {
            "$ref": "#/components/schemas/FacetCounts"
          },
          "provider": {
            "$ref": "#/components/schemas/FacetCounts"
          }
        }
      },
      "Cause": {
        "type": "object",
        "description": "What several findings have in common, for example a store that is not ready",
        "required": [
          "id",
          "findingId",
          "severity",
          "confidence",
          "summary",
          "scope",
          "cluster",
          "environment",
          "namespace",
          "store",
          "since",
          "secretCount",
          "refreshableCount",
          "secrets",
          "entityRefs",
          "owners",
          "remedies",
          "precededBy"
        ],
        "properties": {
          "id": {
            "type": "string",
            "description": "The same while the cause lasts"
          },
          "findingId": {
            "type": "string"
          },
          "severity": {
            "type": "string",
            "enum": [
              "error",
              "warning"
            ]
          },
          "confidence": {
            "type": "string",
            "enum": [
              "proven",
              "likely"
            ]
          },
          "summary": {
            "type": "string",
            "description": "Of one of the findings"
          },
          "scope": {
            "type": "string",
            "enum": [
              "store",
              "cluster",
              "namespace"
            ],
            "description": "What the findings have in common"
          },
          "cluster": {
            "type": "string"
          },
          "environment": {
            "type": [
              "string",
              "null"
            ],
            "description": "null: findings of several environments"
          },
          "namespace": {
            "type": [
              "string",
              "null"
            ],
            "description": "null: findings of several namespaces"
          },
          "store": {
            "oneOf": [
              {
                "$ref": "#/components/schemas/StoreRef"
              },
              {
                "type": "null"
              }
            ]
          },
          "since": {
            "$ref": "#/components/schemas/NullableTime",
            "description": "When the first of the failing secrets began to fail; null: none is failing, or it is not known"
          },
          "secretCount": {
            "type": "integer"
          },
          "refreshableCount": {
            "type": "integer",
            "description": "Secrets that their operator can be asked to fetch again"
          },
          "newValuesCount": {
            "type": "integer",
            "description": "Of these, those whose generators make new values at each refresh; absent: none"
          },
          "secrets": {
            "type": "array",
            "maxItems": 1000,
            "description": "The first by namespace and name",
            "items": {
              "type": "object",
              "required": [
                "id",
                "namespace",
                "name",
                "state"
              ],
              "properties": {
                "id": {
                  "type": "string"
                },
                "namespace": {
                  "type": "string"
                },
                "name": {
                  "type": "string"
                },
                "state": {
                  "$ref": "#/components/schemas/State"
                }
              }
            }
          },
          "entityRefs": {
            "type": "array",
            "items": {
              "type": "string"
            },
            "description": "Services with these secrets"
          },
          "owners": {
            "type": "array",
            "items": {
              "type": "string"
            },
            "description": "Entity refs of their owners"
          },
          "remedies": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Remedy"
            }
          },
          "precededBy": {
            "type": "array",
            "description": "What changed in the hour before the first failure. It may be the reason, but is not a proof",
            "items": {
              "type": "object",
              "required": [
                "kind",
                "text",
                "time"
              ],
              "properties": {
                "kind": {
                  "type": "string",
                  "enum": [
                    "change",
                    "store",
                    "certificate",
                    "operator"
                  ]
                },
                "text": {
                  "type": "string"
                },
                "time": {
                  "$ref": "#/components/schemas/Time"
                },
                "link": {
                  "type": "string"
                }
              }
            }
          }
        }
      },
      "CauseList": {
        "type": "object",
        "required": [
          "items",
          "totalItems",
          "failingServices"
        ],
        "properties": {
          "items": {
            "type": "array",
            "maxItems": 200,
            "items": {
              "$ref": "#/components/schemas/Cause"
            }
          },
          "totalItems": {
            "type": "integer",
            "description": "Number of causes; items has the first 200"
          },
          "failingServices": {
            "type": "integer",
            "description": "Services with a secret that fails"
          }
        }
      },
      "Trends": {
        "type": "object",
        "required": [
          "days",
          "secretCount",
          "medianRepairSeconds"
        ],
        "properties": {
          "secretCount": {
            "type": "integer",
            "description": "Secrets with a history in these days"
          },
          "medianRepairSeconds": {
            "type": [
              "number",
              "null"
            ],
            "description": "Durations of the failures that ended in these days"
          },
          "days": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/TrendDay"
            }
          }
        }
      },
      "TrendDay": {
        "type": "object",
        "description": "A day in UTC by the observed transitions. While a cluster cannot be observed, the last known state counts",
        "required": [
          "date",
          "inSync",
          "observed",
          "failures",
          "repairs",
          "medianRepairSeconds"
        ],
        "properties": {
          "date": {
            "type": "string",
            "format": "date"
          },
          "inSync": {
            "type": [
              "number",
              "null"
            ],
            "description": "Share of the time, from 0 to 1, in which secrets were synced; null: nothing was observed"
          },
          "observed": {
            "type": "integer",
            "description": "Secrets known on this day"
          },
          "failures": {
            "type": "object",
            "additionalProperties": {
              "type": "integer"
            },
            "description": "Failures that began, by the id of their first finding"
          },
          "repairs": {
            "type": "integer",
            "description": "Failures that ended"
          },
          "medianRepairSeconds": {
            "type": [
              "number",
              "null"
            ],
            "description": "Durations of the failures that ended"
          }
        }
      },
      "RotationList": {
        "type": "object",
        "required": [
          "items",
          "totalItems",
          "counts",
          "owners",
          "certificates"
        ],
        "properties": {
          "items": {
            "type": "array",
            "description": "At most 500, those first that are due first",
            "items": {
              "$ref": "#/components/schemas/RotationItem"
            }
          },
          "totalItems": {
            "type": "integer",
            "description": "Secrets with a due date, listed or not"
          },
          "counts": {
            "type": "object",
            "required": [
              "overdue",
              "soon",
              "later",
              "notKnown"
            ],
            "properties": {
              "overdue": {
                "type": "integer"
              },
              "soon": {
                "type": "integer",
                "description": "In the next 30 days"
              },
              "later": {
                "type": "integer"
              },
              "notKnown": {
                "type": "integer",
                "description": "It is not known when they last changed, or their environment has no maximum age"
              }
            }
          },
          "owners": {
            "type": "array",
            "description": "Owners with secrets that are overdue or due soon, those with most overdue ones first",
            "items": {
              "$ref": "#/components/schemas/RotationOwner"
            }
          },
          "certificates": {
            "type": "array",
            "description": "The newest certificate of each Sealed Secrets controller, the earliest end first",
            "items": {
              "$ref": "#/components/schemas/RotationCertificate"
            }
          }
        }
      },
      "RotationItem": {
        "type": "object",
        "required": [
          "id",
          "name",
          "namespace",
          "cluster",
          "environment",
          "approach",
          "entityRefs",
          "owners",
          "due",
          "lastChanged",
          "maxAge"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "name": {
            "type": "string"
          },
          "namespace": {
            "type": "string"
          },
          "cluster": {
            "type": "string"
          },
          "environment": {
            "type": "string"
          },
          "approach": {
            "$ref": "#/components/schemas/Approach"
          },
          "entityRefs": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "owners": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "due": {
            "$ref": "#/components/schemas/Time"
          },
          "lastChanged": {
            "$ref": "#/components/schemas/Time"
          },
          "precision": {
            "type": "string",
            "enum": [
              "exact",
              "at-latest"
            ],
            "description": "at-latest: it may have changed before that, and so be due earlier"
          },
          "maxAge": {
            "type": "string",
            "description": "ISO 8601"
          }
        }
      },
      "RotationOwner": {
        "type": "object",
        "required": [
          "owner",
          "overdue",
          "soon"
        ],
        "properties": {
          "owner": {
            "type": [
              "string",
              "null"
            ],
            "description": "Entity ref; null: secrets of no service with an owner"
          },
          "overdue": {
            "type": "integer"
          },
          "soon": {
            "type": "integer",
            "description": "Due in the next 30 days"
          }
        }
      },
      "RotationCertificate": {
        "type": "object",
        "required": [
          "cluster",
          "controller",
          "fingerprint",
          "notBefore",
          "notAfter"
        ],
        "properties": {
          "cluster": {
            "type": "string"
          },
          "controller": {
            "type": "string",
            "description": "namespace/service"
          },
          "fingerprint": {
            "type": "string"
          },
          "notBefore": {
            "$ref": "#/components/schemas/Time"
          },
          "notAfter": {
            "$ref": "#/components/schemas/Time"
          }
        }
      },
      "PracticeList": {
        "type": "object",
        "required": [
          "items",
          "totalItems"
        ],
        "properties": {
          "items": {
            "type": "array",
            "description": "At most 500, those first that break most practices",
            "items": {
              "$ref": "#/components/schemas/ServicePractices"
            }
          },
          "totalItems": {
            "type": "integer"
          }
        }
      },
      "ServicePractices": {
        "type": "object",
        "required": [
          "entityRef",
          "owners",
          "environment",
          "clusters",
          "secretCount",
          "cells",
          "approaches"
        ],
        "properties": {
          "entityRef": {
            "type": [
              "string",
              "null"
            ],
            "description": "null: secrets of no service that the caller can see"
          },
          "owners": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "environment": {
            "type": "string"
          },
          "clusters": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "secretCount": {
            "type": "integer"
          },
          "cells": {
            "$ref": "#/components/schemas/PracticeCells"
          },
          "approaches": {
            "type": "array",
            "description": "The approaches in use, and the one that the decision matrix recommends for the environment",
            "items": {
              "type": "object",
              "required": [
                "approach",
                "count",
                "allowed",
                "recommended"
              ],
              "properties": {
                "approach": {
                  "$ref": "#/components/schemas/Approach"
                },
                "count": {
                  "type": "integer",
                  "description": "Secrets that use it"
                },
                "allowed": {
                  "type": "boolean"
                },
                "recommended": {
                  "type": "boolean"
                }
              }
            }
          }
        }
      },
      "PracticeCells": {
        "type": "object",
        "description": "The seven practices of the secrets guide",
        "required": [
          "no-plaintext-in-git",
          "namespaced-stores",
          "audit-logging",
          "rotation",
          "refresh-interval",
          "restricted-rbac",
          "encryption-at-rest"
        ],
        "properties": {
          "no-plaintext-in-git": {
            "$ref": "#/components/schemas/PracticeCell"
          },
          "namespaced-stores": {
            "$ref": "#/components/schemas/PracticeCell"
          },
          "audit-logging": {
            "$ref": "#/components/schemas/PracticeCell"
          },
          "rotation": {
            "$ref": "#/components/schemas/PracticeCell"
          },
          "refresh-interval": {
            "$ref": "#/components/schemas/PracticeCell"
          },
          "restricted-rbac": {
            "$ref": "#/components/schemas/PracticeCell"
          },
          "encryption-at-rest": {
            "$ref": "#/components/schemas/PracticeCell"
          }
        }
      },
      "PracticeCell": {
        "type": "object",
        "required": [
          "status",
          "basis",
          "concerned",
          "violations",
          "unknown",
          "findingId"
        ],
        "properties": {
          "status": {
            "type": "string",
            "enum": [
              "met",
              "violated",
              "unknown",
              "not-applicable"
            ]
          },
          "basis": {
            "type": "string",
            "enum": [
              "observed",
              "declared",
              "policy",
              "none"
            ],
            "description": "declared: the platform team says so in the configuration, nothing proves it; policy: the environment does not ask for it"
          },
          "concerned": {
            "type": "integer",
            "description": "Secrets that the practice applies to; clusters, if it is declared"
          },
          "violations": {
            "type": "integer",
            "description": "How many of them break it"
          },
          "unknown": {
            "type": "integer",
            "description": "Of how many it is not known"
          },
          "findingId": {
            "type": [
              "string",
              "null"
            ],
            "description": "The finding that a secret has which breaks it"
          },
          "notes": {
            "type": "array",
            "items": {
              "type": "string"
            },
            "description": "The platform team's note on its statement"
          }
        }
      },
      "FacetCounts": {
        "type": "object",
        "additionalProperties": {
          "type": "integer"
        }
      },
      "Store": {
        "type": "object",
        "required": [
          "id",
          "cluster",
          "environment",
          "kind",
          "namespace",
          "name",
          "apiVersion",
          "provider",
          "capabilities",
          "ready",
          "reason",
          "message",
          "since",
          "usedBy",
          "findings"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "cluster": {
            "type": "string"
          },
          "environment": {
            "type": "string"
          },
          "kind": {
            "type": "string",
            "enum": [
              "SecretStore",
              "ClusterSecretStore"
            ]
          },
          "namespace": {
            "type": [
              "string",
              "null"
            ]
          },
          "name": {
            "type": "string"
          },
          "apiVersion": {
            "type": "string"
          },
          "provider": {
            "type": [
              "string",
              "null"
            ]
          },
          "detail": {
            "type": "object",
            "additionalProperties": {
              "type": "string"
            },
            "description": "Fields that distinguish the stores of a provider: service, region, server, path, project, vaultUrl"
          },
          "capabilities": {
            "type": [
              "string",
              "null"
            ]
          },
          "ready": {
            "type": [
              "boolean",
              "null"
            ]
          },
          "reason": {
            "type": [
              "string",
              "null"
            ]
          },
          "message": {
            "type": [
              "string",
              "null"
            ]
          },
          "since": {
            "$ref": "#/components/schemas/NullableTime"
          },
          "usedBy": {
            "type": "integer",
            "description": "Managed secrets that refer to it"
          },
          "findings": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Finding"
            }
          }
        }
      },
      "RemoteKeyList": {
        "type": "object",
        "required": [
          "items",
          "totalItems",
          "isComplete"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/RemoteKey"
            }
          },
          "totalItems": {
            "type": "integer",
            "description": "How many keys match, listed or not"
          },
          "isComplete": {
            "type": "boolean",
            "description": "false: the store has more users than are read, so that keys can be missing"
          }
        }
      },
      "RemoteKey": {
        "type": "object",
        "required": [
          "key",
          "status",
          "properties",
          "hasMoreProperties"
        ],
        "properties": {
          "key": {
            "type": "string"
          },
          "status": {
            "$ref": "#/components/schemas/RemoteKeyStatus"
          },
          "properties": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/RemoteKeyProperty"
            }
          },
          "hasMoreProperties": {
            "type": "boolean"
          }
        }
      },
      "RemoteKeyProperty": {
        "type": "object",
        "required": [
          "property",
          "status",
          "uses",
          "totalUses"
        ],
        "properties": {
          "property": {
            "type": [
              "string",
              "null"
            ],
            "description": "null: the whole value"
          },
          "status": {
            "$ref": "#/components/schemas/RemoteKeyStatus"
          },
          "uses": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/RemoteKeyUse"
            },
            "description": "Up to 5, those that work first"
          },
          "totalUses": {
            "type": "integer"
          }
        }
      },
      "RemoteKeyStatus": {
        "type": "string",
        "enum": [
          "works",
          "failing",
          "unknown",
          "never-seen"
        ],
        "description": "works: an ExternalSecret synced it at its last refresh. failing: the last refresh failed at it or at its store. unknown: it is used, but the last refresh does not show it. never-seen: it is used, but was never synced."
      },
      "RemoteKeyUse": {
        "type": "object",
        "required": [
          "secretId",
          "namespace",
          "name",
          "status",
          "since",
          "lastSync",
          "finding"
        ],
        "properties": {
          "secretId": {
            "type": "string"
          },
          "namespace": {
            "type": "string"
          },
          "name": {
            "type": "string"
          },
          "status": {
            "$ref": "#/components/schemas/RemoteKeyStatus"
          },
          "since": {
            "$ref": "#/components/schemas/NullableTime",
            "description": "Since when it has this status at least"
          },
          "lastSync": {
            "$ref": "#/components/schemas/NullableTime"
          },
          "finding": {
            "type": [
              "string",
              "null"
            ],
            "description": "The id of the finding that says why it fails"
          }
        }
      },
      "ObservedResource": {
        "type": "object",
        "required": [
          "resource",
          "apiVersion",
          "state",
          "reason",
          "since",
          "objects"
        ],
        "properties": {
          "resource": {
            "type": "string",
            "description": "plural.group"
          },
          "apiVersion": {
            "type": [
              "string",
              "null"
            ]
          },
          "servedVersions": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "state": {
            "type": "string",
            "enum": [
              "watching",
              "listing",
              "not-served",
              "forbidden",
              "failing"
            ]
          },
          "reason": {
            "type": [
              "string",
              "null"
            ],
            "description": "Why it is not watched; while it is watched: how many objects cannot be read and are left out"
          },
          "since": {
            "$ref": "#/components/schemas/NullableTime"
          },
          "objects": {
            "type": "integer"
          }
        }
      },
      "Cluster": {
        "type": "object",
        "required": [
          "name",
          "title",
          "reachable",
          "since",
          "reason",
          "version",
          "approaches",
          "resources",
          "environments"
        ],
        "properties": {
          "name": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "reachable": {
            "type": [
              "boolean",
              "null"
            ]
          },
          "since": {
            "$ref": "#/components/schemas/NullableTime"
          },
          "reason": {
            "type": [
              "string",
              "null"
            ]
          },
          "version": {
            "type": [
              "string",
              "null"
            ],
            "description": "Of Kubernetes"
          },
          "visibility": {
            "description": "Resources that cannot be read; null: none",
            "oneOf": [
              {
                "$ref": "#/components/schemas/Visibility"
              },
              {
                "type": "null"
              }
            ]
          },
          "environments": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "sealingKeys": {
            "type": "array",
            "description": "The key with which each Sealed Secrets controller seals now; absent if none is known",
            "items": {
              "$ref": "#/components/schemas/SealingKey"
            }
          },
          "operators": {
            "type": "array",
            "description": "The operators whose API the cluster serves, with the known problems of their versions",
            "items": {
              "$ref": "#/components/schemas/ClusterOperator"
            }
          },
          "approaches": {
            "type": "object",
            "description": "Operators of the cluster, by approach",
            "additionalProperties": {
              "type": "object",
              "required": [
                "available",
                "servedVersions",
                "reason"
              ],
              "properties": {
                "available": {
                  "type": [
                    "boolean",
                    "null"
                  ]
                },
                "servedVersions": {
                  "type": "array",
                  "items": {
                    "type": "string"
                  }
                },
                "reason": {
                  "type": [
                    "string",
                    "null"
                  ]
                }
              }
            }
          },
          "resources": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ObservedResource"
            }
          }
        }
      },
      "ClusterOperator": {
        "type": "object",
        "required": [
          "operator",
          "version",
          "state",
          "problems"
        ],
        "properties": {
          "operator": {
            "type": "string",
            "enum": [
              "external-secrets",
              "sealed-secrets",
              "kustomize-controller"
            ]
          },
          "version": {
            "type": [
              "string",
              "null"
            ],
            "description": "`MAJOR.MINOR.PATCH`; null: not known"
          },
          "state": {
            "type": "string",
            "enum": [
              "known",
              "declared",
              "unclear",
              "not-found",
              "forbidden",
              "not-read"
            ],
            "description": "Where the version comes from, or why it is not known. `declared`: by `floeSecrets.operators`; `unclear`: the Deployment names no release"
          },
          "deployment": {
            "type": "string",
            "description": "namespace/name"
          },
          "lookedFor": {
            "type": "array",
            "items": {
              "type": "string"
            },
            "description": "Deployments that were looked for, namespace/name"
          },
          "rules": {
            "type": "string",
            "description": "If it is forbidden: YAML for the rules of a ClusterRole"
          },
          "problems": {
            "type": "array",
            "description": "Warnings first",
            "items": {
              "$ref": "#/components/schemas/OperatorProblem"
            }
          }
        }
      },
      "OperatorProblem": {
        "type": "object",
        "required": [
          "id",
          "severity",
          "summary",
          "remedy",
          "link",
          "fixedIn"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "severity": {
            "type": "string",
            "enum": [
              "warning",
              "info"
            ]
          },
          "summary": {
            "type": "string"
          },
          "remedy": {
            "type": "string"
          },
          "link": {
            "type": "string",
            "description": "The source"
          },
          "fixedIn": {
            "type": [
              "string",
              "null"
            ],
            "description": "The first release without it; null: none is known"
          }
        }
      },
      "SealingKey": {
        "type": "object",
        "required": [
          "controller",
          "fingerprint",
          "notBefore",
          "notAfter",
          "renewalDue",
          "knownKeys"
        ],
        "properties": {
          "controller": {
            "type": "string",
            "description": "namespace/service"
          },
          "fingerprint": {
            "type": "string"
          },
          "notBefore": {
            "$ref": "#/components/schemas/Time",
            "description": "When the controller made it"
          },
          "notAfter": {
            "$ref": "#/components/schemas/Time"
          },
          "renewalDue": {
            "$ref": "#/components/schemas/Time",
            "description": "When a controller with the default of --key-renew-period makes the next one"
          },
          "knownKeys": {
            "type": "integer",
            "description": "Keys of this controller that were seen"
          }
        }
      },
      "SealingCertificate": {
        "type": "object",
        "required": [
          "cluster",
          "pem",
          "fingerprint",
          "notBefore",
          "notAfter",
          "keySize",
          "fetchedAt",
          "findings"
        ],
        "properties": {
          "cluster": {
            "type": "string"
          },
          "pem": {
            "type": "string"
          },
          "fingerprint": {
            "type": "string",
            "description": "SHA-256 of the DER certificate, lower-case hex"
          },
          "notBefore": {
            "$ref": "#/components/schemas/Time"
          },
          "notAfter": {
            "$ref": "#/components/schemas/Time"
          },
          "keySize": {
            "type": "integer",
            "description": "bits"
          },
          "fetchedAt": {
            "$ref": "#/components/schemas/Time"
          },
          "controller": {
            "type": "string",
            "description": "namespace/service"
          },
          "isCurrent": {
            "type": "boolean",
            "description": "false: the cluster does not give its certificate now, and this is the last one that was read"
          },
          "knownFingerprints": {
            "type": "array",
            "items": {
              "type": "string"
            },
            "description": "All certificates that were read from this cluster"
          },
          "findings": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Finding"
            }
          }
        }
      },
      "ChangeObject": {
        "type": "object",
        "required": [
          "kind",
          "name"
        ],
        "properties": {
          "kind": {
            "type": "string"
          },
          "name": {
            "type": "string"
          },
          "component": {
            "type": [
              "string",
              "null"
            ]
          },
          "secretId": {
            "type": [
              "string",
              "null"
            ]
          },
          "state": {
            "type": [
              "string",
              "null"
            ]
          }
        }
      },
      "ChangeRemoval": {
        "type": "object",
        "description": "An object that a change takes away, or keys that it takes out of one",
        "required": [
          "kind",
          "name",
          "component",
          "secretId",
          "keys",
          "state",
          "secrets"
        ],
        "properties": {
          "kind": {
            "type": "string"
          },
          "name": {
            "type": "string"
          },
          "component": {
            "type": [
              "string",
              "null"
            ]
          },
          "secretId": {
            "type": [
              "string",
              "null"
            ]
          },
          "keys": {
            "type": [
              "array",
              "null"
            ],
            "items": {
              "type": "string"
            },
            "description": "Keys that its Secret loses; null: the object itself goes"
          },
          "state": {
            "type": "string",
            "enum": [
              "waiting",
              "deleting",
              "gone",
              "unknown"
            ],
            "description": "Of the object, or of the keys that it asks for; unknown: the cluster does not show it now, or the kind is not observed"
          },
          "secrets": {
            "type": "array",
            "description": "The Secrets that it produced before the change",
            "items": {
              "type": "object",
              "required": [
                "name",
                "state",
                "reason"
              ],
              "properties": {
                "name": {
                  "type": "string"
                },
                "state": {
                  "type": "string",
                  "enum": [
                    "present",
                    "deleting",
                    "gone",
                    "kept",
                    "unknown"
                  ],
                  "description": "Of the Secret, or of the keys in it; unknown: the portal does not see it"
                },
                "reason": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "description": "Why it is kept, still there or not known"
                }
              }
            }
          }
        }
      },
      "ChangeStep": {
        "type": "object",
        "required": [
          "name",
          "state",
          "at",
          "proof"
        ],
        "properties": {
          "name": {
            "type": "string",
            "enum": [
              "opened",
              "merged",
              "applied",
              "synced"
            ]
          },
          "state": {
            "type": "string",
            "enum": [
              "done",
              "waiting",
              "failed",
              "skipped",
              "unknown"
            ],
            "description": "unknown: the portal may not see whether it is done, and does not wait for it any more"
          },
          "at": {
            "$ref": "#/components/schemas/NullableTime"
          },
          "proof": {
            "type": [
              "string",
              "null"
            ],
            "description": "The evidence"
          }
        }
      },
      "Change": {
        "type": "object",
        "required": [
          "id",
          "entityRef",
          "environment",
          "cluster",
          "namespace",
          "approach",
          "title",
          "pullRequest",
          "createdBy",
          "createdAt",
          "status",
          "steps",
          "objects",
          "removed",
          "problem"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "entityRef": {
            "type": "string"
          },
          "environment": {
            "type": "string"
          },
          "cluster": {
            "type": "string"
          },
          "namespace": {
            "type": "string"
          },
          "approach": {
            "$ref": "#/components/schemas/Approach"
          },
          "title": {
            "type": "string"
          },
          "valuesPath": {
            "type": [
              "string",
              "null"
            ]
          },
          "pullRequest": {
            "type": "object",
            "required": [
              "url"
            ],
            "properties": {
              "url": {
                "type": "string"
              },
              "number": {
                "type": [
                  "integer",
                  "null"
                ]
              }
            }
          },
          "createdBy": {
            "type": [
              "string",
              "null"
            ],
            "description": "User entity ref"
          },
          "createdAt": {
            "$ref": "#/components/schemas/Time"
          },
          "status": {
            "type": "string",
            "enum": [
              "open",
              "merged",
              "applied",
              "synced",
              "closed"
            ]
          },
          "steps": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ChangeStep"
            }
          },
          "objects": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ChangeObject"
            }
          },
          "removed": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ChangeRemoval"
            }
          },
          "problem": {
            "type": [
              "string",
              "null"
            ],
            "description": "Why it does not go on"
          }
        }
      },
      "NewChange": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "entityRef",
          "environment",
          "cluster",
          "namespace",
          "approach",
          "title",
          "pullRequestUrl",
          "objects"
        ],
        "properties": {
          "entityRef": {
            "type": "string",
            "minLength": 1,
            "maxLength": 500
          },
          "environment": {
            "type": "string",
            "minLength": 1,
            "maxLength": 200
          },
          "cluster": {
            "type": "string",
            "minLength": 1,
            "maxLength": 253
          },
          "namespace": {
            "type": "string",
            "minLength": 1,
            "maxLength": 63
          },
          "approach": {
            "$ref": "#/components/schemas/Approach"
          },
          "title": {
            "type": "string",
            "minLength": 1,
            "maxLength": 500
          },
          "valuesPath": {
            "type": "string",
            "maxLength": 1000
          },
          "pullRequestUrl": {
            "type": "string",
            "minLength": 1,
            "maxLength": 2000
          },
          "pullRequestNumber": {
            "type": "integer",
            "minimum": 1,
            "maximum": 2147483647
          },
          "createdBy": {
            "type": "string",
            "maxLength": 500,
            "deprecated": true,
            "description": "Not read: the user who calls is recorded"
          },
          "objects": {
            "type": "array",
            "maxItems": 200,
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "kind",
                "name"
              ],
              "properties": {
                "kind": {
                  "type": "string",
                  "enum": [
                    "ExternalSecret",
                    "SealedSecret",
                    "Secret",
                    "SecretStore",
                    "ClusterSecretStore"
                  ]
                },
                "name": {
                  "type": "string",
                  "maxLength": 253
                },
                "component": {
                  "type": "string",
                  "maxLength": 63
                }
              }
            }
          },
          "removed": {
            "type": "array",
            "maxItems": 200,
            "description": "Objects that the change takes away, and keys that it takes out of objects",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "kind",
                "name"
              ],
              "properties": {
                "kind": {
                  "type": "string",
                  "enum": [
                    "ExternalSecret",
                    "SealedSecret",
                    "Secret"
                  ]
                },
                "name": {
                  "type": "string",
                  "maxLength": 253
                },
                "component": {
                  "type": "string",
                  "maxLength": 63
                },
                "keys": {
                  "type": "array",
                  "minItems": 1,
                  "maxItems": 200,
                  "items": {
                    "type": "string",
                    "maxLength": 253
                  },
                  "description": "Keys that its Secret loses; without it the object itself goes"
                }
              }
            }
          }
        }
      },
      "PreviewRequest": {
        "type": "object",
        "required": [
          "entityRef",
          "environment"
        ],
        "properties": {
          "entityRef": {
            "type": "string",
            "minLength": 1,
            "maxLength": 500
          },
          "environment": {
            "type": "string",
            "minLength": 1,
            "maxLength": 253
          },
          "cluster": {
            "type": "string",
            "maxLength": 253,
            "description": "Needed only if the environment spans several clusters"
          },
          "namespace": {
            "type": "string",
            "maxLength": 63,
            "description": "Needed only if the service has several namespaces in the environment"
          },
          "valuesPath": {
            "type": "string",
            "maxLength": 1024,
            "description": "The values file of a service whose annotations name none"
          },
          "change": {
            "type": "object",
            "additionalProperties": true,
            "description": "References and sealed values, as the action floe:secrets:values takes them"
          },
          "newStores": {
            "type": "array",
            "maxItems": 20,
            "description": "Stores that the same pull request makes; they count as usable",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "kind",
                "name"
              ],
              "properties": {
                "kind": {
                  "type": "string",
                  "enum": [
                    "SecretStore",
                    "ClusterSecretStore"
                  ]
                },
                "name": {
                  "type": "string",
                  "maxLength": 253
                },
                "provider": {
                  "type": "string",
                  "maxLength": 63
                }
              }
            }
          },
          "dryRun": {
            "type": "boolean",
            "description": "Whether the cluster is asked what it would say; by default it is"
          }
        }
      },
      "Preview": {
        "type": "object",
        "required": [
          "place",
          "fullname",
          "current",
          "file",
          "objects",
          "findings",
          "dryRun"
        ],
        "properties": {
          "place": {
            "type": "object",
            "required": [
              "environment",
              "cluster",
              "namespace",
              "release"
            ],
            "properties": {
              "environment": {
                "type": "string"
              },
              "cluster": {
                "type": "string"
              },
              "namespace": {
                "type": "string"
              },
              "release": {
                "type": "string"
              }
            }
          },
          "fullname": {
            "type": [
              "string",
              "null"
            ],
            "description": "The fullname of the chart with these values files; null if they cannot be read"
          },
          "current": {
            "description": "The release before the change; null if the values files cannot be read",
            "oneOf": [
              {
                "$ref": "#/components/schemas/ReleaseSettings"
              },
              {
                "type": "null"
              }
            ]
          },
          "file": {
            "$ref": "#/components/schemas/PreviewFile"
          },
          "objects": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/PreviewObject"
            }
          },
          "findings": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ValuesFinding"
            }
          },
          "dryRun": {
            "type": "array",
            "description": "For each object that would be added or changed; empty if no dry run was requested",
            "items": {
              "$ref": "#/components/schemas/DryRun"
            }
          }
        }
      },
      "TextSetting": {
        "type": "object",
        "description": "A setting and the values file that decides; null for the default of the chart",
        "required": [
          "value",
          "file"
        ],
        "properties": {
          "value": {
            "type": "string"
          },
          "file": {
            "type": [
              "string",
              "null"
            ]
          }
        }
      },
      "FlagSetting": {
        "type": "object",
        "required": [
          "value",
          "file"
        ],
        "properties": {
          "value": {
            "type": "boolean"
          },
          "file": {
            "type": [
              "string",
              "null"
            ]
          }
        }
      },
      "StoreSetting": {
        "type": "object",
        "required": [
          "value",
          "file"
        ],
        "properties": {
          "value": {
            "$ref": "#/components/schemas/StoreSettingValue"
          },
          "file": {
            "type": [
              "string",
              "null"
            ]
          }
        }
      },
      "StoreSettingValue": {
        "type": "object",
        "required": [
          "kind",
          "name"
        ],
        "properties": {
          "kind": {
            "type": "string"
          },
          "name": {
            "type": "string"
          }
        }
      },
      "ReferenceSetting": {
        "type": "object",
        "required": [
          "secretKey",
          "remoteKey"
        ],
        "properties": {
          "secretKey": {
            "type": "string"
          },
          "remoteKey": {
            "type": "string"
          },
          "property": {
            "type": "string"
          },
          "file": {
            "type": [
              "string",
              "null"
            ]
          }
        }
      },
      "ReleaseSettings": {
        "type": "object",
        "description": "Names and references that the values files of a release have: no value and no ciphertext",
        "required": [
          "fullname",
          "externalSecrets",
          "sealedSecrets",
          "plainSecrets",
          "dagster"
        ],
        "properties": {
          "fullname": {
            "$ref": "#/components/schemas/TextSetting"
          },
          "externalSecrets": {
            "$ref": "#/components/schemas/ExternalSecretsSettings"
          },
          "sealedSecrets": {
            "$ref": "#/components/schemas/SealedSecretsSettings"
          },
          "plainSecrets": {
            "$ref": "#/components/schemas/PlainSecretsSettings"
          },
          "dagster": {
            "$ref": "#/components/schemas/DagsterSettings"
          }
        }
      },
      "ExternalSecretsSettings": {
        "type": "object",
        "required": [
          "enabled",
          "refreshInterval",
          "creationPolicy",
          "annotations",
          "template",
          "components",
          "custom"
        ],
        "properties": {
          "enabled": {
            "$ref": "#/components/schemas/FlagSetting"
          },
          "storeRef": {
            "$ref": "#/components/schemas/StoreSetting"
          },
          "refreshInterval": {
            "$ref": "#/components/schemas/TextSetting"
          },
          "creationPolicy": {
            "$ref": "#/components/schemas/TextSetting"
          },
          "annotations": {
            "type": "object",
            "additionalProperties": {
              "$ref": "#/components/schemas/TextSetting"
            }
          },
          "template": {
            "type": "object",
            "required": [
              "enabled",
              "connectionString"
            ],
            "properties": {
              "enabled": {
                "$ref": "#/components/schemas/FlagSetting"
              },
              "connectionString": {
                "$ref": "#/components/schemas/FlagSetting"
              }
            }
          },
          "components": {
            "type": "object",
            "description": "Those that a values file names, by the section of the chart",
            "additionalProperties": {
              "type": "object",
              "required": [
                "enabled",
                "keys"
              ],
              "properties": {
                "enabled": {
                  "$ref": "#/components/schemas/FlagSetting"
                },
                "keys": {
                  "type": "array",
                  "items": {
                    "$ref": "#/components/schemas/ReferenceSetting"
                  }
                }
              }
            }
          },
          "custom": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "name",
                "keys",
                "file"
              ],
              "properties": {
                "name": {
                  "type": "string"
                },
                "component": {
                  "type": "string"
                },
                "storeRef": {
                  "$ref": "#/components/schemas/StoreSettingValue"
                },
                "refreshInterval": {
                  "type": "string"
                },
                "creationPolicy": {
                  "type": "string"
                },
                "keys": {
                  "type": "array",
                  "items": {
                    "$ref": "#/components/schemas/ReferenceSetting"
                  }
                },
                "file": {
                  "type": [
                    "string",
                    "null"
                  ]
                }
              }
            }
          }
        }
      },
      "SealedSecretsSettings": {
        "type": "object",
        "required": [
          "enabled",
          "scope",
          "annotations",
          "components",
          "custom"
        ],
        "properties": {
          "enabled": {
            "$ref": "#/components/schemas/FlagSetting"
          },
          "scope": {
            "type": "object",
            "required": [
              "value",
              "file"
            ],
            "properties": {
              "value": {
                "type": "string",
                "enum": [
                  "strict",
                  "namespace-wide",
                  "cluster-wide"
                ]
              },
              "file": {
                "type": [
                  "string",
                  "null"
                ]
              }
            }
          },
          "annotations": {
            "type": "object",
            "additionalProperties": {
              "$ref": "#/components/schemas/TextSetting"
            }
          },
          "components": {
            "type": "object",
            "additionalProperties": {
              "type": "object",
              "required": [
                "enabled",
                "keys"
              ],
              "properties": {
                "enabled": {
                  "$ref": "#/components/schemas/FlagSetting"
                },
                "keys": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": [
                      "secretKey",
                      "file"
                    ],
                    "properties": {
                      "secretKey": {
                        "type": "string"
                      },
                      "file": {
                        "type": [
                          "string",
                          "null"
                        ]
                      }
                    }
                  }
                }
              }
            }
          },
          "custom": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "name",
                "keys",
                "file"
              ],
              "properties": {
                "name": {
                  "type": "string"
                },
                "component": {
                  "type": "string"
                },
                "keys": {
                  "type": "array",
                  "items": {
                    "type": "string"
                  }
                },
                "file": {
                  "type": [
                    "string",
                    "null"
                  ]
                }
              }
            }
          }
        }
      },
      "PlainSecretsSettings": {
        "type": "object",
        "description": "Names of the keys of `secrets`, which SOPS decrypts at deploy time",
        "required": [
          "components",
          "custom"
        ],
        "properties": {
          "components": {
            "type": "object",
            "additionalProperties": {
              "$ref": "#/components/schemas/PlainKeys"
            }
          },
          "custom": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "name",
                "keys",
                "file"
              ],
              "properties": {
                "name": {
                  "type": "string"
                },
                "keys": {
                  "type": "array",
                  "items": {
                    "type": "string"
                  }
                },
                "file": {
                  "type": [
                    "string",
                    "null"
                  ]
                }
              }
            }
          }
        }
      },
      "PlainKeys": {
        "type": "object",
        "required": [
          "keys",
          "file"
        ],
        "properties": {
          "keys": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "file": {
            "type": [
              "string",
              "null"
            ]
          }
        }
      },
      "DagsterSettings": {
        "type": "object",
        "required": [
          "database",
          "envSecrets"
        ],
        "properties": {
          "database": {
            "type": "object",
            "required": [
              "embedded",
              "generatesSecret"
            ],
            "properties": {
              "embedded": {
                "$ref": "#/components/schemas/FlagSetting"
              },
              "generatesSecret": {
                "$ref": "#/components/schemas/FlagSetting"
              },
              "secretName": {
                "$ref": "#/components/schemas/TextSetting"
              },
              "host": {
                "$ref": "#/components/schemas/TextSetting"
              },
              "port": {
                "$ref": "#/components/schemas/TextSetting"
              },
              "username": {
                "$ref": "#/components/schemas/TextSetting"
              },
              "database": {
                "$ref": "#/components/schemas/TextSetting"
              }
            }
          },
          "envSecrets": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "secret",
                "workload",
                "file"
              ],
              "properties": {
                "secret": {
                  "type": "string"
                },
                "workload": {
                  "type": "string",
                  "enum": [
                    "webserver",
                    "daemon",
                    "run-launcher",
                    "user-deployments"
                  ]
                },
                "deployment": {
                  "type": "string"
                },
                "file": {
                  "type": [
                    "string",
                    "null"
                  ]
                }
              }
            }
          }
        }
      },
      "PreviewFile": {
        "type": "object",
        "required": [
          "path",
          "branch",
          "url",
          "exists",
          "etag",
          "earlierFiles",
          "changed",
          "diff"
        ],
        "properties": {
          "path": {
            "type": "string"
          },
          "branch": {
            "type": "string"
          },
          "url": {
            "type": "string",
            "description": "Address of its page at the Git host"
          },
          "exists": {
            "type": "boolean"
          },
          "etag": {
            "type": "string",
            "description": "Names this version of the file; floe:secrets:values refuses to change another one"
          },
          "earlierFiles": {
            "type": "array",
            "description": "The values files that Helm reads before it, in its order",
            "items": {
              "type": "object",
              "required": [
                "path",
                "exists"
              ],
              "properties": {
                "path": {
                  "type": "string"
                },
                "exists": {
                  "type": "boolean"
                }
              }
            }
          },
          "changed": {
            "type": "boolean"
          },
          "diff": {
            "type": [
              "string",
              "null"
            ],
            "description": "Unified diff; empty if nothing changes, null if the change is refused. Text that may be a value is replaced, sealed values are shortened"
          }
        }
      },
      "PreviewObject": {
        "type": "object",
        "required": [
          "kind",
          "name",
          "namespace",
          "action",
          "before",
          "after",
          "readers"
        ],
        "properties": {
          "kind": {
            "type": "string",
            "enum": [
              "ExternalSecret",
              "SealedSecret",
              "Secret"
            ]
          },
          "name": {
            "type": "string"
          },
          "namespace": {
            "type": "string"
          },
          "component": {
            "type": "string"
          },
          "action": {
            "type": "string",
            "enum": [
              "added",
              "changed",
              "removed",
              "unchanged"
            ]
          },
          "before": {
            "type": [
              "string",
              "null"
            ],
            "description": "As YAML, without values and with sealed values shortened"
          },
          "after": {
            "type": [
              "string",
              "null"
            ]
          },
          "secret": {
            "type": "string",
            "enum": [
              "deleted",
              "kept"
            ],
            "description": "What happens to the Secret of a removed object"
          },
          "readers": {
            "type": "object",
            "description": "Who reads its Secret by the values after the change, or before it if the object is removed",
            "required": [
              "workloads",
              "database",
              "namedElsewhere"
            ],
            "properties": {
              "workloads": {
                "type": "array",
                "description": "Workloads of Dagster that name it in envSecrets",
                "items": {
                  "type": "string",
                  "enum": [
                    "webserver",
                    "daemon",
                    "run-launcher",
                    "user-deployments"
                  ]
                }
              },
              "database": {
                "type": "boolean",
                "description": "Whether Dagster reads the password of its database from it"
              },
              "namedElsewhere": {
                "type": "boolean",
                "description": "Whether the values name it in another place, such as a volume"
              }
            }
          }
        }
      },
      "ValuesFinding": {
        "type": "object",
        "required": [
          "id",
          "severity",
          "confidence",
          "summary",
          "place",
          "evidence",
          "remedies"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "severity": {
            "type": "string",
            "enum": [
              "error",
              "warning",
              "info"
            ]
          },
          "confidence": {
            "type": "string",
            "enum": [
              "proven",
              "likely"
            ]
          },
          "summary": {
            "type": "string"
          },
          "place": {
            "type": [
              "string",
              "null"
            ],
            "description": "Path in the values, or line N, column N"
          },
          "url": {
            "type": "string",
            "description": "The line in the repository, on the page of the Git host"
          },
          "evidence": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Evidence"
            }
          },
          "remedies": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Remedy"
            }
          }
        }
      },
      "DryRun": {
        "type": "object",
        "required": [
          "kind",
          "name",
          "namespace",
          "result",
          "message"
        ],
        "properties": {
          "kind": {
            "type": "string"
          },
          "name": {
            "type": "string"
          },
          "namespace": {
            "type": "string"
          },
          "result": {
            "type": "string",
            "enum": [
              "ok",
              "refused",
              "not-permitted",
              "not-possible"
            ],
            "description": "refused: by the API server or its admission; not-permitted: the portal may not ask; not-possible: there is no answer"
          },
          "message": {
            "type": [
              "string",
              "null"
            ],
            "description": "Why, in the words of the API server without anything that may quote a value"
          }
        }
      },
      "SecretStorePlanRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "entityRef",
          "environment"
        ],
        "properties": {
          "entityRef": {
            "type": "string",
            "minLength": 1,
            "maxLength": 500
          },
          "environment": {
            "type": "string",
            "minLength": 1,
            "maxLength": 253
          },
          "cluster": {
            "type": "string",
            "maxLength": 253,
            "description": "Needed only if the environment spans several clusters"
          },
          "namespace": {
            "type": "string",
            "maxLength": 63,
            "description": "Needed only if the service has several namespaces in the environment"
          },
          "valuesPath": {
            "type": "string",
            "maxLength": 1024,
            "description": "The values file of a service whose annotations name none"
          },
          "name": {
            "type": "string",
            "maxLength": 253,
            "description": "Of the store, for the path that convention names"
          },
          "store": {
            "type": "object",
            "additionalProperties": true,
            "description": "The store, as the action floe:secrets:secret-store takes it; without it the answer has only its location"
          },
          "dryRun": {
            "type": "boolean",
            "description": "Whether the cluster is asked what it would say; by default it is"
          }
        }
      },
      "SecretStorePlan": {
        "type": "object",
        "required": [
          "place",
          "apiVersion",
          "file",
          "kustomization",
          "sameName",
          "flux",
          "dryRun"
        ],
        "properties": {
          "place": {
            "type": "object",
            "required": [
              "environment",
              "cluster",
              "namespace",
              "release"
            ],
            "properties": {
              "environment": {
                "type": "string"
              },
              "cluster": {
                "type": "string"
              },
              "namespace": {
                "type": "string"
              },
              "release": {
                "type": "string"
              }
            }
          },
          "apiVersion": {
            "type": "string",
            "description": "The version of external-secrets.io that the cluster serves"
          },
          "file": {
            "type": "object",
            "required": [
              "path",
              "branch",
              "url",
              "existing"
            ],
            "properties": {
              "path": {
                "type": "string"
              },
              "branch": {
                "type": "string"
              },
              "url": {
                "type": "string"
              },
              "existing": {
                "type": "string",
                "enum": [
                  "none",
                  "same",
                  "other"
                ],
                "description": "What exists at this path: nothing, this store, or something else"
              }
            }
          },
          "kustomization": {
            "description": "The nearest kustomization above the file; null if there is none",
            "oneOf": [
              {
                "type": "object",
                "required": [
                  "path",
                  "url",
                  "lists",
                  "problem"
                ],
                "properties": {
                  "path": {
                    "type": "string"
                  },
                  "url": {
                    "type": "string"
                  },
                  "lists": {
                    "type": "boolean",
                    "description": "Whether it lists the file; otherwise the action adds it"
                  },
                  "problem": {
                    "type": [
                      "string",
                      "null"
                    ],
                    "description": "Why the file cannot be added to it"
                  }
                }
              },
              {
                "type": "null"
              }
            ]
          },
          "sameName": {
            "description": "A store of the cluster that has the kind and the name already; null if the portal sees none",
            "oneOf": [
              {
                "type": "object",
                "required": [
                  "ready"
                ],
                "properties": {
                  "ready": {
                    "type": [
                      "boolean",
                      "null"
                    ]
                  }
                }
              },
              {
                "type": "null"
              }
            ]
          },
          "flux": {
            "type": "array",
            "description": "Kustomizations of Flux that the portal observes and whose folder contains the file",
            "items": {
              "type": "object",
              "required": [
                "namespace",
                "name",
                "path"
              ],
              "properties": {
                "namespace": {
                  "type": "string"
                },
                "name": {
                  "type": "string"
                },
                "path": {
                  "type": "string"
                }
              }
            }
          },
          "dryRun": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/DryRun"
            }
          }
        }
      },
      "SopsPlanRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "entityRef",
          "environment",
          "layout"
        ],
        "properties": {
          "entityRef": {
            "type": "string",
            "minLength": 1,
            "maxLength": 500
          },
          "environment": {
            "type": "string",
            "minLength": 1,
            "maxLength": 253
          },
          "cluster": {
            "type": "string",
            "maxLength": 253,
            "description": "Needed only if the environment spans several clusters"
          },
          "namespace": {
            "type": "string",
            "maxLength": 63,
            "description": "Needed only if the service has several namespaces in the environment"
          },
          "valuesPath": {
            "type": "string",
            "maxLength": 1024,
            "description": "The values file of a service whose annotations name none"
          },
          "layout": {
            "type": "string",
            "enum": [
              "values",
              "manifest"
            ],
            "description": "values: a values file of the chart; manifest: the manifest of a Secret, for Flux"
          },
          "name": {
            "type": "string",
            "maxLength": 253,
            "description": "Of the Secret of a manifest"
          },
          "path": {
            "type": "string",
            "minLength": 1,
            "maxLength": 1024,
            "description": "Of the file in the repository; by default the one that convention names"
          }
        }
      },
      "SopsPlanRecipient": {
        "type": "object",
        "required": [
          "type",
          "id"
        ],
        "properties": {
          "type": {
            "type": "string",
            "description": "As a file has it: age, pgp, kms, gcp_kms, azure_kv, hc_vault, hckms"
          },
          "id": {
            "type": "string",
            "description": "The public part of the key, such as age1…"
          },
          "name": {
            "type": "string",
            "description": "Who it is, by a comment or an anchor of .sops.yaml"
          },
          "serviceKey": {
            "description": "The key of a service as POST /v1/data-keys/wrap takes it; there only where this portal may have data keys encrypted with it for the file",
            "$ref": "#/components/schemas/SopsServiceKey"
          }
        }
      },
      "SopsServiceKey": {
        "type": "object",
        "description": "A key of a service, with the names that its fields have in a file of SOPS",
        "additionalProperties": false,
        "required": [
          "type"
        ],
        "properties": {
          "type": {
            "type": "string",
            "enum": [
              "kms",
              "gcp_kms",
              "hc_vault"
            ]
          },
          "arn": {
            "type": "string",
            "maxLength": 400,
            "description": "Of a key of AWS KMS"
          },
          "role": {
            "type": "string",
            "maxLength": 640,
            "description": "The role that is assumed to use a key of AWS KMS"
          },
          "context": {
            "type": "object",
            "description": "The encryption context of AWS KMS",
            "maxProperties": 20,
            "additionalProperties": {
              "type": "string",
              "maxLength": 1024
            }
          },
          "aws_profile": {
            "type": "string",
            "maxLength": 128,
            "description": "The profile that key holders use; the portal does not"
          },
          "resource_id": {
            "type": "string",
            "maxLength": 400,
            "description": "Of a key of Google Cloud KMS"
          },
          "vault_address": {
            "type": "string",
            "maxLength": 300,
            "description": "The address of a HashiCorp Vault"
          },
          "engine_path": {
            "type": "string",
            "maxLength": 512,
            "description": "Where the transit engine is mounted in it"
          },
          "key_name": {
            "type": "string",
            "maxLength": 128,
            "description": "The name of the key there"
          }
        }
      },
      "DataKeyWrapRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "entityRef",
          "environment",
          "path",
          "key",
          "dataKey"
        ],
        "properties": {
          "entityRef": {
            "type": "string",
            "minLength": 1,
            "maxLength": 500
          },
          "environment": {
            "type": "string",
            "minLength": 1,
            "maxLength": 253
          },
          "cluster": {
            "type": "string",
            "maxLength": 253,
            "description": "Needed only if the environment spans several clusters"
          },
          "namespace": {
            "type": "string",
            "maxLength": 63,
            "description": "Needed only if the service has several namespaces in the environment"
          },
          "valuesPath": {
            "type": "string",
            "maxLength": 1024,
            "description": "The values file of a service whose annotations name none"
          },
          "path": {
            "type": "string",
            "minLength": 1,
            "maxLength": 1024,
            "description": "Of the file in the repository"
          },
          "key": {
            "$ref": "#/components/schemas/SopsServiceKey"
          },
          "dataKey": {
            "type": "string",
            "maxLength": 64,
            "description": "The data key of 32 bytes, or a share of it of 33, in base64"
          }
        }
      },
      "WrappedDataKey": {
        "type": "object",
        "required": [
          "enc",
          "created_at"
        ],
        "properties": {
          "enc": {
            "type": "string",
            "description": "The ciphertext, as SOPS keeps it under enc"
          },
          "created_at": {
            "type": "string",
            "description": "RFC 3339, whole seconds, as SOPS writes it"
          }
        }
      },
      "SopsPlan": {
        "type": "object",
        "required": [
          "place",
          "file",
          "existing",
          "valuesFiles",
          "sopsFiles",
          "config",
          "rule",
          "knownRecipients",
          "flux"
        ],
        "properties": {
          "place": {
            "type": "object",
            "required": [
              "environment",
              "cluster",
              "namespace",
              "release"
            ],
            "properties": {
              "environment": {
                "type": "string"
              },
              "cluster": {
                "type": "string"
              },
              "namespace": {
                "type": "string"
              },
              "release": {
                "type": "string"
              }
            }
          },
          "file": {
            "type": "object",
            "required": [
              "path",
              "branch",
              "url"
            ],
            "properties": {
              "path": {
                "type": "string"
              },
              "branch": {
                "type": "string"
              },
              "url": {
                "type": "string"
              }
            }
          },
          "existing": {
            "description": "The existing file at this path; null if there is none",
            "oneOf": [
              {
                "type": "object",
                "required": [
                  "isEncrypted",
                  "recipients"
                ],
                "properties": {
                  "isEncrypted": {
                    "type": "boolean"
                  },
                  "recipients": {
                    "type": "array",
                    "items": {
                      "$ref": "#/components/schemas/SopsRecipient"
                    }
                  }
                }
              },
              {
                "type": "null"
              }
            ]
          },
          "valuesFiles": {
            "type": "array",
            "items": {
              "type": "string"
            },
            "description": "The values files of the service, in the order in which Helm reads them"
          },
          "sopsFiles": {
            "type": "array",
            "items": {
              "type": "string"
            },
            "description": "Encrypted values files that the service has in this place already"
          },
          "config": {
            "type": "object",
            "description": "The .sops.yaml that sops uses in the folder of the file; without one, the path at the root",
            "required": [
              "path",
              "url",
              "exists",
              "unusable"
            ],
            "properties": {
              "path": {
                "type": "string"
              },
              "url": {
                "type": "string"
              },
              "exists": {
                "type": "boolean"
              },
              "unusable": {
                "type": [
                  "string",
                  "null"
                ],
                "description": "Why sops cannot read it"
              }
            }
          },
          "rule": {
            "type": "object",
            "description": "The rule of .sops.yaml for the file",
            "required": [
              "status",
              "number",
              "pathRegex",
              "explanation",
              "keyGroups",
              "shamirThreshold",
              "selector",
              "macOnlyEncrypted"
            ],
            "properties": {
              "status": {
                "type": "string",
                "enum": [
                  "matched",
                  "unmatched",
                  "unusable",
                  "absent"
                ],
                "description": "unusable: sops could not read it; absent: there is no .sops.yaml"
              },
              "number": {
                "type": [
                  "integer",
                  "null"
                ],
                "description": "From 1"
              },
              "pathRegex": {
                "type": [
                  "string",
                  "null"
                ]
              },
              "explanation": {
                "type": [
                  "string",
                  "null"
                ],
                "description": "Why there is none"
              },
              "keyGroups": {
                "type": "array",
                "description": "Several groups are needed together, shamirThreshold of them",
                "items": {
                  "type": "array",
                  "items": {
                    "$ref": "#/components/schemas/SopsPlanRecipient"
                  }
                }
              },
              "shamirThreshold": {
                "type": [
                  "integer",
                  "null"
                ]
              },
              "selector": {
                "description": "What is encrypted; null for everything but what ends with _unencrypted",
                "oneOf": [
                  {
                    "type": "object",
                    "required": [
                      "type",
                      "value"
                    ],
                    "properties": {
                      "type": {
                        "type": "string"
                      },
                      "value": {
                        "type": "string"
                      }
                    }
                  },
                  {
                    "type": "null"
                  }
                ]
              },
              "macOnlyEncrypted": {
                "type": "boolean"
              }
            }
          },
          "knownRecipients": {
            "type": "array",
            "description": "Those that any rule of this .sops.yaml names",
            "items": {
              "$ref": "#/components/schemas/SopsPlanRecipient"
            }
          },
          "flux": {
            "type": "array",
            "description": "Kustomizations of the service that decrypt, or should, and whose folder could contain the file",
            "items": {
              "type": "object",
              "required": [
                "namespace",
                "name",
                "path",
                "provider",
                "keySecret"
              ],
              "properties": {
                "namespace": {
                  "type": "string"
                },
                "name": {
                  "type": "string"
                },
                "path": {
                  "type": "string"
                },
                "provider": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "description": "spec.decryption.provider; null if it decrypts nothing"
                },
                "keySecret": {
                  "type": [
                    "string",
                    "null"
                  ],
                  "description": "Name of the Secret with the keys (spec.decryption.secretRef)"
                }
              }
            }
          }
        }
      }
    }
  }
};
