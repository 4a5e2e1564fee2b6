// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "interchange/exportedtext.h"

namespace lineside {

// One route in the forms in which teams deploy it. All take the route as the JSON template that is pushed to the Admin API, so that no
// knowledge of drafts is needed here. Keys become placeholders, in each form's own way; what a form cannot say is listed in the warnings.

Result<ExportedText> adcYaml(const QByteArray &routeTemplate);
Result<ExportedText> apisixYaml(const QByteArray &routeTemplate);
/// ApisixRoute with ApisixPluginConfig, and a Secret with the keys.
Result<ExportedText> apisixRouteYaml(const QByteArray &routeTemplate);
/// HTTPRoute with PluginConfig.
Result<ExportedText> gatewayApiYaml(const QByteArray &routeTemplate);
Result<ExportedText> kongYaml(const QByteArray &routeTemplate);
Result<ExportedText> liteLlmYaml(const QByteArray &routeTemplate);

} // namespace lineside
