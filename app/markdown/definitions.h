// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QSet>
#include <QString>

namespace lineside {

/// A link reference definition: “[label]: target”.
struct LinkDefinition {
    QByteArray label;
    QByteArray key; ///< labels that mean the same have the same key, or one of them the key that stands for all
    QString target;
    QString title;

    friend bool operator==(const LinkDefinition &, const LinkDefinition &) = default;
};

/// Keys of everything in brackets that could be a reference; once more, behind a space, where white space stands at the label's edge.
using LabelKeys = QSet<QByteArray>;

/// Whether the text might define anything at all; cheap.
bool mayDefineLinks(QByteArrayView text);
/// What the text defines, the first definition of each label alone. `context` is read before it; it stands at `offset`.
QList<LinkDefinition> definitionsIn(QByteArrayView context, QByteArrayView text, qsizetype offset, qint64 &parsedBytes);
LabelKeys labelsMentionedIn(QByteArrayView text);
bool isMentioned(const LinkDefinition &definition, const LabelKeys &mentions);
/// Whether a mention has white space at an edge of the label that is defined here. md4c 0.4.8 finds such a definition or not by how many
/// definitions there are in all.
bool isLeftToChance(const LinkDefinition &definition, const LabelKeys &mentions);
/// Markdown that defines what the mentions need and shows nothing.
QByteArray definitionsFor(const LabelKeys &mentions, const QList<LinkDefinition> &definitions);

} // namespace lineside
