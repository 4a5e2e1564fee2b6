// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/export/curlcopy.h"

#include "core/background.h"
#include "interchange/keyreferences.h"
#include "interchange/shellword.h"
#include "ui/export/knownkeys.h"

#include <QClipboard>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace lineside {

CurlCopy::CurlCopy(SecretStore &secrets, QObject *parent)
    : QObject(parent)
    , m_secrets(secrets)
{
}

void CurlCopy::copy(const ExportSource &source, const Workspace &workspace)
{
    m_run = std::make_unique<QObject>();
    readKnownKeys(m_secrets, workspace, {source}, m_run.get(), [this, source](KnownKeys known) { compare(source, std::move(known)); });
}

// A long request takes a while to be written and searched, so another thread does it.
void CurlCopy::compare(const ExportSource &source, KnownKeys known)
{
    if (!known.gap.isEmpty()) {
        Q_EMIT refused(source, known.gap);
        return;
    }
    const auto keys = std::make_shared<const std::vector<Secret>>(std::move(known.keys));
    inBackground(
        m_run.get(), [source, keys] { return exportAs(u"curl"_s, source, *keys); },
        [this, source](const Result<ExportedText> &made) { finish(source, made); });
}

void CurlCopy::finish(const ExportSource &source, const Result<ExportedText> &made)
{
    if (!made) {
        Q_EMIT refused(source, made.error().message);
        return;
    }
    QGuiApplication::clipboard()->setText(made->text);
    const QString names = KeyVariables(keyReferences(*source.request)).names().join(u", "_s);
    Q_EMIT copied(names.isEmpty() ? tr("The curl command is on the clipboard.")
                                  : tr("The curl command is on the clipboard. It takes the key from the environment: %1.").arg(names));
}

} // namespace lineside
