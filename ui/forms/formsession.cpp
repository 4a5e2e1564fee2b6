// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/formsession.h"

namespace lineside {

namespace {

bool isWithin(const FormPath &path, const FormPath &outer)
{
    return path.size() >= outer.size() && path.first(outer.size()) == outer;
}

} // namespace

void FormSession::setDocument(const FormDocument &document)
{
    if (document == m_document)
        return;
    m_document = document;
    m_untaken.clear();
    Q_EMIT changed();
}

void FormSession::edit(const std::function<void(FormDocument &)> &change)
{
    FormDocument document = m_document;
    change(document);
    if (document == m_document)
        return;
    m_document = document;
    Q_EMIT edited();
    Q_EMIT changed();
}

void FormSession::setRemarks(const QHash<FormPath, QString> &remarks)
{
    if (remarks == m_remarks)
        return;
    m_remarks = remarks;
    Q_EMIT problemsChanged();
}

QString FormSession::remarkAt(const FormPath &path) const
{
    return m_remarks.value(path);
}

QString FormSession::remarkWithin(const FormPath &path) const
{
    for (auto remark = m_remarks.cbegin(); remark != m_remarks.cend(); ++remark) {
        if (isWithin(remark.key(), path))
            return remark.value();
    }
    return {};
}

void FormSession::setUntaken(const FormPath &path, const QString &sentence)
{
    if (m_untaken.value(path) == sentence)
        return;
    if (sentence.isEmpty())
        m_untaken.remove(path);
    else
        m_untaken[path] = sentence;
    Q_EMIT problemsChanged();
}

} // namespace lineside
