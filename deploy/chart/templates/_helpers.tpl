{{- define "portal.selector" -}}
app.kubernetes.io/name: floe-portal
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: portal
{{- end }}

{{- define "portal.databaseSelector" -}}
app.kubernetes.io/name: floe-portal
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: database
{{- end }}

{{- define "portal.labels" -}}
{{ include "portal.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{- define "portal.databaseHost" -}}
{{- if .Values.database.embedded.enabled -}}
{{ .Release.Name }}-database
{{- else -}}
{{ .Values.database.host }}
{{- end -}}
{{- end }}

{{- define "portal.image" -}}
{{- if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ .Values.image.tag }}
{{- end -}}
{{- end }}

{{/* What the Pod Security Standard `restricted` asks of each container, and a root file system that is read only. */}}
{{- define "portal.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: { drop: [ALL] }
{{- end }}
