// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/exportforms.h"

#include "core/keyforms.h"
#include "interchange/codeexport.h"
#include "interchange/collectionexport.h"
#include "interchange/jsonstrings.h"
#include "interchange/routeexport.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::ExportForms)
};

constexpr qsizetype shortestSought = 4; // a shorter key is found in any text

using Make = std::function<Result<ExportedText>(const ExportSource &, const CurlOptions &)>;

struct KnownForm {
    ExportForm form;
    Make make;
};

Make curl(CommandShell shell, CurlOptions::Form form = CurlOptions::Form::Short)
{
    return [shell, form](const ExportSource &source, const CurlOptions &options) {
        CurlOptions chosen = options;
        chosen.shell = shell;
        chosen.form = form;
        if (chosen.httpVersion.isEmpty())
            chosen.httpVersion = source.httpVersion;
        return exportCurl(*source.request, chosen);
    };
}

Make code(Result<ExportedText> (*make)(const HttpRequest &))
{
    return [make](const ExportSource &source, const CurlOptions &) { return make(*source.request); };
}

Make collection(Result<ExportedText> (*make)(const HttpRequest &, const QString &))
{
    return [make](const ExportSource &source, const CurlOptions &) { return make(*source.request, source.name); };
}

Make routeFile(Result<ExportedText> (*make)(const QByteArray &))
{
    return [make](const ExportSource &source, const CurlOptions &) { return make(source.routeTemplate); };
}

QList<KnownForm> commandForms()
{
    using Form = CurlOptions::Form;
    return {
        {{u"curl"_s, Tr::tr("curl for sh, bash and zsh"), u"sh"_s}, curl(CommandShell::Posix)},
        {{u"curl-file"_s, Tr::tr("curl, with the body in a file"), u"sh"_s}, curl(CommandShell::Posix, Form::BodyFile)},
        {{u"curl-variables"_s, Tr::tr("curl 8.3 or newer: --variable"), u"sh"_s}, curl(CommandShell::Posix, Form::Variables)},
        {{u"curl-fish"_s, Tr::tr("curl for fish"), u"fish"_s}, curl(CommandShell::Fish)},
        {{u"curl-powershell"_s, Tr::tr("curl for PowerShell"), u"ps1"_s}, curl(CommandShell::PowerShell)},
        {{u"curl-cmd"_s, Tr::tr("curl for cmd.exe, as a batch file"), u"cmd"_s}, curl(CommandShell::Cmd)},
    };
}

QList<KnownForm> codeForms()
{
    return {
        {{u"python-openai"_s, Tr::tr("Python with the openai package"), u"py"_s}, code(pythonOpenAi)},
        {{u"javascript-openai"_s, Tr::tr("JavaScript with the openai package"), u"mjs"_s}, code(javaScriptOpenAi)},
        {{u"python"_s, Tr::tr("Python with requests"), u"py"_s}, code(pythonRequests)},
        {{u"javascript"_s, Tr::tr("JavaScript with fetch"), u"mjs"_s}, code(javaScriptFetch)},
        {{u"go"_s, Tr::tr("Go with net/http"), u"go"_s}, code(goProgram)},
        {{u"csharp"_s, Tr::tr("C# with HttpClient"), u"cs"_s}, code(cSharpProgram)},
        {{u"java"_s, Tr::tr("Java with HttpClient"), u"java"_s}, code(javaProgram)},
        {{u"httpie"_s, Tr::tr("HTTPie"), u"sh"_s}, code(httpieCommand)},
        {{u"hurl"_s, Tr::tr("Hurl"), u"hurl"_s}, code(hurlFile)},
        {{u"k6"_s, Tr::tr("k6"), u"js"_s}, code(k6Script)},
    };
}

QList<KnownForm> collectionForms()
{
    return {
        {{u"postman"_s, Tr::tr("Postman collection"), u"postman_collection.json"_s}, collection(postmanCollection)},
        {{u"bruno"_s, Tr::tr("Bruno collection"), u"bru"_s}, collection(brunoRequest)},
    };
}

QList<KnownForm> routeForms()
{
    return {
        {{u"adc"_s, Tr::tr("ADC"), u"yaml"_s}, routeFile(adcYaml)},
        {{u"apisix-yaml"_s, Tr::tr("apisix.yaml"), u"yaml"_s}, routeFile(apisixYaml)},
        {{u"kubernetes"_s, Tr::tr("Kubernetes: ApisixRoute"), u"yaml"_s}, routeFile(apisixRouteYaml)},
        {{u"gateway-api"_s, Tr::tr("Kubernetes: Gateway API"), u"yaml"_s}, routeFile(gatewayApiYaml)},
        {{u"kong"_s, Tr::tr("Kong, for decK"), u"yaml"_s}, routeFile(kongYaml)},
        {{u"litellm"_s, Tr::tr("LiteLLM"), u"yaml"_s}, routeFile(liteLlmYaml)},
        {{u"openapi"_s, Tr::tr("OpenAPI of what the route offers"), u"yaml"_s},
         [](const ExportSource &source, const CurlOptions &) { return openApiDocument(source.routeTemplate, source.server); }},
    };
}

QList<KnownForm> inGroup(QList<KnownForm> forms, ExportForm::Group group)
{
    for (KnownForm &known : forms) {
        known.form.group = group;
        known.form.ofRoute = group == ExportForm::Group::RouteFile;
    }
    return forms;
}

const QList<KnownForm> &knownForms()
{
    using Group = ExportForm::Group;
    static const QList<KnownForm> forms = inGroup(commandForms(), Group::Command) + inGroup(codeForms(), Group::Code)
        + inGroup(collectionForms(), Group::Collection) + inGroup(routeForms(), Group::RouteFile);
    return forms;
}

bool holds(const QByteArray &bytes, const Secret &key)
{
    if (key.size() < shortestSought)
        return false;
    return key.reveal([&bytes](QByteArrayView plain) {
        return std::ranges::any_of(keyForms(plain), [&bytes](const QByteArray &form) { return bytes.contains(form); });
    });
}

bool holdsAny(const QByteArray &bytes, const std::vector<Secret> &known)
{
    return std::ranges::any_of(known, [&bytes](const Secret &key) { return holds(bytes, key); });
}

Error keyFound()
{
    return {.kind = Error::Kind::Configuration,
            .message = Tr::tr("One of your keys stands in this request in plain text, so it was not exported."),
            .hint = Tr::tr("Look for it in the headers, the URL and the body, and put a reference such as {keychain:NAME} in its place."),
            .details = {}};
}

void addTexts(QByteArray &all, const ValueTemplate &value)
{
    for (const ValueTemplate::Part &part : value.parts()) {
        if (const auto *text = std::get_if<QString>(&part))
            all += '\n' + text->toUtf8();
    }
}

void addBody(QByteArray &all, const QByteArray &body, HttpRequest::Body kind)
{
    const QString text = QString::fromUtf8(body);
    addTexts(all, kind == HttpRequest::Body::JsonTemplate ? ValueTemplate::parse(text) : ValueTemplate::literal(text));
    for (const JsonString &string : jsonStrings(text))
        all += '\n' + string.value.toUtf8();
}

// What the form is made of, before the quotes of a shell or a language, one in the other, hide a key from a search.
QByteArray plainParts(bool ofRoute, const ExportSource &source)
{
    QByteArray all = source.name.toUtf8();
    if (ofRoute) {
        addBody(all, source.routeTemplate, HttpRequest::Body::JsonTemplate);
        return all;
    }
    const HttpRequest &request = *source.request;
    all += '\n' + request.method + '\n' + QByteArray::fromPercentEncoding(request.url.toEncoded());
    for (const HttpHeader &header : request.headers) {
        all += '\n' + header.name;
        addTexts(all, header.value);
    }
    addBody(all, request.body, request.bodyKind);
    return all;
}

} // namespace

QList<ExportForm> exportForms()
{
    QList<ExportForm> forms;
    for (const KnownForm &known : knownForms())
        forms.append(known.form);
    return forms;
}

std::optional<ExportForm> exportForm(const QString &id)
{
    const QList<ExportForm> forms = exportForms();
    const auto found = std::ranges::find(forms, id, &ExportForm::id);
    return found == forms.end() ? std::nullopt : std::optional(*found);
}

bool canHoldKeys(const ExportForm &form)
{
    return form.group == ExportForm::Group::Command && form.id != "curl-variables"_L1;
}

Result<ExportedText> refusingKeys(ExportedText made, const std::vector<Secret> &known)
{
    QByteArray all = made.text.toUtf8() + '\n' + made.warnings.join(u'\n').toUtf8();
    for (const ExportedFile &file : std::as_const(made.files))
        all += '\n' + file.name.toUtf8() + '\n' + file.bytes;
    if (holdsAny(all, known))
        return failure(keyFound());
    return made;
}

Result<ExportedText> exportAs(const QString &formId, const ExportSource &source, const std::vector<Secret> &known, const CurlOptions &curl)
{
    const auto form = std::ranges::find_if(knownForms(), [&formId](const KnownForm &each) { return each.form.id == formId; });
    if (form == knownForms().end())
        return failure(Error::Kind::Configuration, Tr::tr("The form “%1” is not known.").arg(formId));
    if (form->form.ofRoute ? source.routeTemplate.isEmpty() : !source.request)
        return failure(Error::Kind::Configuration,
                       form->form.ofRoute ? Tr::tr("The form “%1” is made of a route.").arg(formId) : Tr::tr("The form “%1” is made of a request.").arg(formId),
                       form->form.ofRoute ? Tr::tr("Name a route of the workspace.") : QString());
    if (!known.empty() && holdsAny(plainParts(form->form.ofRoute, source), known))
        return failure(keyFound());
    Result<ExportedText> made = form->make(source, curl);
    return made ? refusingKeys(std::move(*made), known) : made;
}

} // namespace lineside
