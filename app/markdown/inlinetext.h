// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "markdown/markdownelement.h"

namespace lineside {

/// Collects the text of one element and what formats its parts. Takes a link or image that ends without having begun, as md4c 0.4.8
/// reports for brackets within an address: “![]([)]()”.
class InlineText
{
public:
    void enter(MarkdownFormat format) { count(format, 1); }
    void leave(MarkdownFormat format) { count(format, -1); }
    void enterLink(const MarkdownLink &link);
    void leaveLink();
    void enterImage(const MarkdownLink &image);
    void leaveImage();
    void append(const QString &text, MarkdownFormats extra = {});
    qsizetype length() const { return m_text.size(); }
    /// Moves everything into the element and begins anew.
    void moveTo(MarkdownElement &element);

private:
    void count(MarkdownFormat format, int step);

    struct OpenImage {
        int link;
        qsizetype begin;
    };

    QString m_text;
    QList<MarkdownRun> m_runs;
    QList<MarkdownLink> m_links;
    QList<int> m_openLinks;
    QList<OpenImage> m_openImages;
    int m_bold = 0;
    int m_italic = 0;
    int m_code = 0;
    int m_strike = 0;
};

} // namespace lineside
