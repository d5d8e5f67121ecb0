/**
 * What messages look like, in the template language of Go. A message is one group: alerts of one name, namespace and team.
 * Each alert says what is wrong, what to do and where to look, by its annotations `summary`, `description`, `runbook_url`
 * and `dashboard_url`; severity, cluster and environment are labels, which Prometheus adds to every alert.
 * @see https://prometheus.io/docs/alerting/latest/notifications/
 */
export const MESSAGE_TEMPLATES = `{{ define "platform.severity" -}}
{{ or .CommonLabels.severity "warning" | toUpper }}{{ if eq .Status "resolved" }}, RESOLVED{{ end }}
{{- end }}

{{ define "platform.title" -}}
[{{ template "platform.severity" . }}] {{ .CommonLabels.alertname }}
{{- with .CommonLabels.namespace }} in {{ . }}{{ end }} on {{ .CommonLabels.cluster }} ({{ .CommonLabels.environment }})
{{- if gt (len .Alerts) 1 }}, {{ len .Alerts }} alerts{{ end }}
{{- end }}

{{/* SNS takes 100 characters at most. */}}
{{ define "platform.subject" -}}
{{ if eq .Status "resolved" }}RESOLVED {{ end -}}
{{ printf "%.10s: %.46s on %.28s" (or .CommonLabels.severity "warning" | toUpper) .CommonLabels.alertname .CommonLabels.cluster }}
{{- end }}

{{ define "platform.link" -}}
{{ or .CommonAnnotations.runbook_url .CommonAnnotations.dashboard_url }}
{{- end }}

{{ define "platform.text" -}}
{{ range .Alerts -}}
{{ if eq .Status "resolved" }}Resolved: {{ end }}{{ or .Annotations.summary .Labels.alertname }}
{{ with .Annotations.description }}{{ . }}
{{ end -}}
{{ with .Annotations.runbook_url }}Runbook: {{ . }}
{{ end -}}
{{ with .Annotations.dashboard_url }}Dashboard: {{ . }}
{{ end }}
{{ end -}}
{{ end }}

{{/* Slack takes these three characters for its own. */}}
{{ define "platform.slack.escaped" -}}
{{ reReplaceAll "&" "&amp;" . | reReplaceAll "<" "&lt;" | reReplaceAll ">" "&gt;" }}
{{- end }}

{{ define "platform.slack" -}}
{{ range .Alerts -}}
{{ if eq .Status "resolved" }}Resolved: {{ end }}*{{ template "platform.slack.escaped" (or .Annotations.summary .Labels.alertname) }}*
{{ with .Annotations.description }}{{ template "platform.slack.escaped" . }}
{{ end -}}
{{ with .Annotations.runbook_url }}<{{ . }}|Runbook> {{ end -}}
{{ with .Annotations.dashboard_url }}<{{ . }}|Dashboard>{{ end }}

{{ end -}}
{{ end }}

{{ define "platform.color" -}}
{{ if eq .Status "resolved" }}good
{{- else if eq .CommonLabels.severity "critical" }}danger
{{- else if eq .CommonLabels.severity "info" }}#439fe0
{{- else }}warning{{ end }}
{{- end }}

{{/* PagerDuty knows error too, which no alert of ours is. */}}
{{ define "platform.pagerduty.severity" -}}
{{ if eq .CommonLabels.severity "critical" }}critical
{{- else if eq .CommonLabels.severity "info" }}info
{{- else }}warning{{ end }}
{{- end }}

{{ define "platform.html" -}}
<h2>{{ template "platform.title" . }}</h2>
{{ range .Alerts -}}
<h3>{{ if eq .Status "resolved" }}Resolved: {{ end }}{{ or .Annotations.summary .Labels.alertname }}</h3>
<p>{{ .Annotations.description }}</p>
<p>
{{- with .Annotations.runbook_url }}<a href="{{ . }}">Runbook</a> {{ end -}}
{{ with .Annotations.dashboard_url }}<a href="{{ . }}">Dashboard</a>{{ end -}}
</p>
{{ end -}}
{{ end }}
`;
