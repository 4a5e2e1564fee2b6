// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "markdown/definitions.h"
#include "markdown/markdownelement.h"
#include "markdown/resumepoint.h"
#include "markdown/textintake.h"

#include <QStringView>

namespace lineside {

/// Markdown that grows at its end, as elements. After every call the elements equal those of one parse of all the text so far; only
/// the block or item that is still open is parsed again. Callers with many small pieces join those of one frame first.
class MarkdownDocument
{
public:
    /// `inserted` elements from `firstChanged` on stand where `removed` ones stood.
    struct Change {
        qsizetype firstChanged = 0;
        qsizetype removed = 0;
        qsizetype inserted = 0;

        bool isEmpty() const { return removed == 0 && inserted == 0; }
        friend bool operator==(const Change &, const Change &) = default;
    };

    void append(QStringView more);
    /// No more text comes.
    void finish();

    const QList<MarkdownElement> &elements() const { return m_elements; }
    /// What has changed since the last call.
    Change takeChange();

    /// UTF-8, with LF at the ends of lines.
    const QByteArray &source() const { return m_source; }
    /// The Markdown that these elements were made of, with fences and everything else up to the next element but blank lines.
    QString sourceOf(qsizetype firstElement, qsizetype count) const;
    /// How many bytes were parsed so far, counting again what was parsed again.
    qint64 parsedBytes() const { return m_parsedBytes; }

private:
    /// A settled part that names something in brackets, to be read again when a definition for it comes.
    struct Part {
        qsizetype begin;
        qsizetype end;
        ResumePoint resume;
        LabelKeys mentions;
        qsizetype firstElement;
    };

    void appendBytes(const QByteArray &bytes);
    QList<LinkDefinition> settle();
    void readOpenText();
    bool isLeftToChance() const;
    void readWhole();
    QList<LinkDefinition> definitionsOf(const ResumePoint &resume, QByteArrayView text);
    QByteArray definitionsNeededBy(QByteArrayView text) const;
    void replaceDefinitions(const QList<LinkDefinition> &settled, const QList<LinkDefinition> &open);
    void readAgain(const Part &part);
    void showListLoose(bool loose);
    void noteSettledChange(qsizetype index);
    void noteOpenChange(qsizetype begin, const QList<MarkdownElement> &before);
    QByteArrayView openText() const { return QByteArrayView(m_source).sliced(m_settledBytes); }

    TextIntake m_intake;
    QByteArray m_source;
    QList<MarkdownElement> m_elements;
    qsizetype m_settledBytes = 0;
    qsizetype m_settledElements = 0;
    ResumePoint m_resume;
    bool m_isListShownLoose = false;
    QList<LinkDefinition> m_definitions; ///< of the settled text, then of the open text
    qsizetype m_settledDefinitions = 0;
    QList<Part> m_parts;
    qint64 m_parsedBytes = 0;
    bool m_readsWhole = false; ///< for good: there is a reference that md4c resolves or not by all the definitions there are

    qsizetype m_takenElements = 0;
    qsizetype m_firstChanged = -1;
    qsizetype m_settledChangedEnd = 0;
    bool m_isEndChanged = false;
};

/// One parse of the whole text.
QList<MarkdownElement> markdownElements(QStringView text);

} // namespace lineside
