// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpmessage.h"
#include "core/secret.h"
#include "interchange/commandreader.h"
#include "interchange/curlimport.h"

#include <functional>
#include <vector>

namespace lineside {

/// Takes the keys that stand in plain in a request out of it and puts references in their place.
class KeyFinder
{
public:
    /// References are named after the place that the request goes to, as `keychain:openai`.
    explicit KeyFinder(const QUrl &url);

    void clean(HttpRequest &request);
    /// A text that is shown beside the request: keys in a URL's query, and those that were found elsewhere, become references.
    QString cleaned(const QString &shown);
    /// A user's name and password, as `Authorization: Basic` carries them.
    HttpHeader basicHeader(const QByteArray &pair);
    std::size_t count() const { return m_found.size(); }
    std::vector<FoundKey> takeKeys() { return std::move(m_found); }

private:
    SecretRef keep(const QString &key, const QString &place);
    void keepWords(const QString &text, const QString &place);
    void cleanUrl(HttpRequest &request);
    void cleanHeader(HttpHeader &header);
    using Written = std::function<QString(const QString &)>; ///< a text as the body holds it
    static bool isPlainKey(const QString &name, const QString &value);
    void cleanBody(HttpRequest &request);
    QString cleanForm(const QString &body, const Written &written);
    QString cleanJson(const QString &body, const Written &written);
    void cleanRepeated(HttpRequest &request);
    WordParts withoutFound(const WordParts &parts) const;

    QString m_name;
    std::vector<FoundKey> m_found;
};

/// Is this text, under that name, a key in plain?
bool isKeyText(const QString &name, const QString &value);

} // namespace lineside
