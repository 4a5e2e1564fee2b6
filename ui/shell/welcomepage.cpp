// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/welcomepage.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

/// Wrapped text in a column of a known width. Measured once: a label measures anew whenever a layout asks, and at several widths to find one, which
/// was a tenth of what the program does before its first paint.
class ColumnText : public QLabel
{
public:
    ColumnText(const QString &text, int columnWidth, QWidget *parent)
        : QLabel(parent)
        , m_columnWidth(columnWidth)
    {
        setTextFormat(Qt::PlainText);
        setText(text);
        setWordWrap(true);
    }

    QSize sizeHint() const override
    {
        ensurePolished();
        return {m_columnWidth, heightForWidth(m_columnWidth)};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }
    int heightForWidth(int width) const override
    {
        if (m_measured.width() != width)
            m_measured = {width, QLabel::heightForWidth(width)};
        return m_measured.height();
    }

protected:
    void changeEvent(QEvent *event) override
    {
        m_measured = {};
        QLabel::changeEvent(event);
    }

private:
    int m_columnWidth;
    mutable QSize m_measured;
};

int columnWidth(const QWidget &content)
{
    return content.maximumWidth() - 2 * theme::Wide;
}

} // namespace

WelcomePage::WelcomePage(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"welcomePage"_s);
    auto *content = new QWidget(this);
    content->setFixedWidth(fontMetrics().averageCharWidth() * 64);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(theme::Wide, theme::Wide, theme::Wide, theme::Wide);
    column->setSpacing(theme::Tiny);

    auto *picture = new QLabel(content);
    const int side = fontMetrics().height() * 3;
    picture->setPixmap(theme::programIcon().pixmap(QSize(side, side), devicePixelRatioF()));
    picture->setFixedSize(side, side);
    auto *title = new ColumnText(tr("Lineside"), columnWidth(*content), content);
    title->setFont(theme::font(theme::TextSize::Large));
    auto *sentence = new ColumnText(tr("Chat with models directly or through a gateway's routes, see whether a route works and why not, and take any request "
                                       "away as a curl command."),
                                    columnWidth(*content), content);
    column->addWidget(picture);
    column->addSpacing(theme::Small);
    column->addWidget(title);
    column->addWidget(sentence);
    column->addSpacing(theme::Wide);
    m_demo = addChoice(*column, u"tryDemoButton"_s, u"play"_s, tr("Try the built-in demo"),
                       tr("A mock model and a demo gateway on this computer. No key, no network."));
    m_demo->setProperty("primary", true);
    m_demo->setIcon(theme::icon(u"play"_s, QPalette::HighlightedText));
    addChoice(*column, u"addProviderButton"_s, u"key"_s, tr("Add a provider key"),
              tr("Gemini, OpenAI, or any server that speaks OpenAI's dialect. The key stays in the system's keychain."));
    addChoice(*column, u"connectGatewayButton"_s, u"gateway"_s, tr("Connect a gateway"), tr("Apache APISIX: its Admin API, and where it serves."));
    addChoice(*column, u"pasteRequestButton"_s, u"curl"_s, tr("Paste a curl command"), tr("It becomes a chat, a route or a request to verify. Nothing in it is run."));
    connect(m_demo, &QPushButton::clicked, this, &WelcomePage::demoRequested);
    connect(content->findChild<QPushButton *>(u"addProviderButton"_s), &QPushButton::clicked, this, &WelcomePage::addProviderRequested);
    connect(content->findChild<QPushButton *>(u"connectGatewayButton"_s), &QPushButton::clicked, this, &WelcomePage::connectGatewayRequested);

    connect(content->findChild<QPushButton *>(u"pasteRequestButton"_s), &QPushButton::clicked, this, &WelcomePage::pasteRequested);

    auto *layout = new QVBoxLayout(this);
    layout->addStretch(2);
    // Between stretches and not aligned: an aligned widget would not get the height that its lines need.
    auto *line = new QHBoxLayout;
    line->addStretch();
    line->addWidget(content);
    line->addStretch();
    layout->addLayout(line);
    layout->addStretch(3);
    setFocusProxy(m_demo);
}

QPushButton *WelcomePage::addChoice(QVBoxLayout &column, const QString &name, const QString &iconName, const QString &text, const QString &explanation)
{
    QWidget *content = column.parentWidget();
    auto *button = new QPushButton(theme::icon(iconName), text, content);
    button->setObjectName(name);
    button->setAccessibleDescription(explanation);
    button->setMinimumWidth(fontMetrics().averageCharWidth() * 30);
    auto *label = new ColumnText(explanation, columnWidth(*content), content);
    label->setProperty("quiet", true);
    column.addWidget(button, 0, Qt::AlignLeading);
    column.addWidget(label);
    column.addSpacing(theme::Medium);
    return button;
}

void WelcomePage::setDemoStarting(bool starting)
{
    m_demo->setEnabled(!starting);
    m_demo->setText(starting ? tr("Starting the demo …") : tr("Try the built-in demo"));
}

} // namespace lineside
