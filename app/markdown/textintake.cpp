// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "markdown/textintake.h"

#include <QString>

#include <utility>

namespace lineside {

QByteArray TextIntake::take(QStringView more)
{
    QString text;
    text.reserve(more.size() + 1);
    for (const QChar character : more) {
        const bool endsPair = std::exchange(m_endedInCarriageReturn, character == u'\r') && character == u'\n';
        if (!m_half.isNull())
            text += character.isLowSurrogate() ? m_half : QChar(QChar::ReplacementCharacter);
        const bool isAlone = character.isNull() || (character.isLowSurrogate() && m_half.isNull());
        m_half = character.isHighSurrogate() ? character : QChar();
        if (isAlone)
            text += QChar(QChar::ReplacementCharacter);
        else if (character == u'\r')
            text += u'\n';
        else if (!endsPair && m_half.isNull())
            text += character;
    }
    return text.toUtf8();
}

QByteArray TextIntake::finish()
{
    const bool isHalf = !std::exchange(m_half, QChar()).isNull();
    return isHalf ? QString(QChar::ReplacementCharacter).toUtf8() : QByteArray();
}

} // namespace lineside
