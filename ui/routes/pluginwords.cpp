// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/pluginwords.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::PluginWords)
};

struct Words {
    QLatin1StringView name;
    const char *sentence;
};

constexpr Words words[] = {
    { "ai-aliyun-content-moderation"_L1, QT_TRANSLATE_NOOP("lineside::PluginWords", "Has Aliyun moderate what is asked and answered.") },
    { "ai-aws-content-moderation"_L1, QT_TRANSLATE_NOOP("lineside::PluginWords", "Has AWS Comprehend refuse what is harmful.") },
    { "ai-cache"_L1, QT_TRANSLATE_NOOP("lineside::PluginWords", "Answers from a cache where the same was asked before.") },
    { "ai-prompt-decorator"_L1, QT_TRANSLATE_NOOP("lineside::PluginWords", "Puts messages before or after the user's.") },
    { "ai-prompt-guard"_L1, QT_TRANSLATE_NOOP("lineside::PluginWords", "Lets only prompts pass that fit patterns, or that do not.") },
    { "ai-prompt-template"_L1, QT_TRANSLATE_NOOP("lineside::PluginWords", "Fills the client's values into a prompt that is kept here.") },
    { "ai-proxy"_L1, QT_TRANSLATE_NOOP("lineside::PluginWords", "Hands the request to a model's provider.") },
    { "ai-proxy-multi"_L1,
      QT_TRANSLATE_NOOP("lineside::PluginWords", "Shares requests among several models, with weights and fallbacks.") },
    { "ai-rag"_L1, QT_TRANSLATE_NOOP("lineside::PluginWords", "Adds what a search in your documents finds.") },
    { "ai-rate-limiting"_L1, QT_TRANSLATE_NOOP("lineside::PluginWords", "Limits the tokens that are used in a time.") },
    { "ai-request-rewrite"_L1, QT_TRANSLATE_NOOP("lineside::PluginWords", "Has a model rewrite the request first.") },
    { "basic-auth"_L1, QT_TRANSLATE_NOOP("lineside::PluginWords", "Asks for a name and a password.") },
    { "consumer-restriction"_L1, QT_TRANSLATE_NOOP("lineside::PluginWords", "Lets only some consumers pass.") },
    { "cors"_L1, QT_TRANSLATE_NOOP("lineside::PluginWords", "Lets web pages of other origins call the route.") },
    { "ip-restriction"_L1, QT_TRANSLATE_NOOP("lineside::PluginWords", "Lets only some addresses pass.") },
    { "jwt-auth"_L1, QT_TRANSLATE_NOOP("lineside::PluginWords", "Asks for a JSON Web Token.") },
    { "key-auth"_L1, QT_TRANSLATE_NOOP("lineside::PluginWords", "Asks for a consumer's key.") },
    { "limit-conn"_L1, QT_TRANSLATE_NOOP("lineside::PluginWords", "Limits how many requests run at the same time.") },
    { "limit-count"_L1, QT_TRANSLATE_NOOP("lineside::PluginWords", "Limits how many requests are made in a time.") },
    { "limit-req"_L1, QT_TRANSLATE_NOOP("lineside::PluginWords", "Limits how fast requests come, with a burst.") },
    { "proxy-buffering"_L1, QT_TRANSLATE_NOOP("lineside::PluginWords", "Says whether answers are gathered before they are passed on.") },
    { "proxy-rewrite"_L1, QT_TRANSLATE_NOOP("lineside::PluginWords", "Changes path, host, method or headers on the way to the upstream.") },
    { "request-id"_L1, QT_TRANSLATE_NOOP("lineside::PluginWords", "Gives every request an id of its own.") },
    { "response-rewrite"_L1, QT_TRANSLATE_NOOP("lineside::PluginWords", "Changes status, headers or body of the answer.") },
};

} // namespace

QString pluginSentence(const QString &name)
{
    const auto found = std::ranges::find_if(words, [&name](const Words &known) { return known.name == name; });
    return found == std::end(words) ? QString() : Tr::tr(found->sentence);
}

} // namespace lineside
