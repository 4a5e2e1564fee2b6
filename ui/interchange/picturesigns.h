// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFont>
#include <QHash>
#include <QImage>
#include <QList>

namespace lineside {

/// Emoji are pictures in their fonts, which a PDF does not take: it leaves them blank. So they are painted over as pictures.
class PictureSigns
{
public:
    struct Place {
        qsizetype begin = 0;
        qsizetype length = 0;
    };

    explicit PictureSigns(const QFont &font);

    QList<Place> in(const QString &text);
    QImage picture(const QString &sign); ///< null for what is none

private:
    QFont m_font;
    QHash<QString, QImage> m_known;
};

} // namespace lineside
