// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/routeeditor.h"

#include "gateway/gatewayadmin.h"
#include "ui/routes/actionbutton.h"
#include "ui/routes/conflictbar.h"
#include "ui/routes/driftview.h"
#include "ui/routes/remarklist.h"
#include "ui/routes/routeform.h"
#include "ui/routes/routejsonview.h"
#include "ui/widgets/banner.h"

#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollArea>
#include <QSplitter>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

// From this width on the form and the JSON stand beside each other.
constexpr int wideEnough = 960;

} // namespace

RouteEditor::RouteEditor(const RouteActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_badge(new QLabel(this))
    , m_lamp(new QWidget(this))
    , m_banner(new Banner(this))
    , m_form(new RouteForm)
    , m_json(new RouteJsonView)
    , m_conflict(new ConflictBar(this))
    , m_remarks(new RemarkList(this))
    , m_difference(new DriftView(this))
    , m_tabs(new QTabWidget(this))
    , m_splitter(new QSplitter(this))
{
    setObjectName(u"routeEditor"_s);
    m_banner->setObjectName(u"routeBanner"_s);
    QWidget *head = makeHead(actions); // before the fields: the tab order follows
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(u"routeFormScroll"_s);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = new QWidget;
    auto *columnLayout = new QVBoxLayout(column);
    columnLayout->setContentsMargins(0, 0, 0, 0);
    columnLayout->addWidget(m_form);
    columnLayout->addStretch(1); // a tall window does not pull the fields apart
    scroll->setWidget(column);
    m_formPage = scroll;
    m_tabs->setObjectName(u"routeTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_formPage, tr("Form"));
    m_tabs->addTab(m_json, tr("JSON"));
    m_tabs->addTab(m_difference, tr("Difference"));
    m_splitter->addWidget(m_tabs);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(head);
    auto *bannerBox = new QVBoxLayout;
    bannerBox->setContentsMargins(theme::Large, 0, theme::Large, theme::Small);
    bannerBox->setSpacing(theme::Small);
    bannerBox->addWidget(m_banner);
    bannerBox->addWidget(m_conflict);
    bannerBox->addWidget(m_remarks);
    layout->addLayout(bannerBox);
    layout->addWidget(m_splitter, 1);

    connect(m_form, &RouteForm::edited, this, [this] {
        Route route = m_form->route();
        m_json->setRoute(route);
        take(route);
    });
    connect(m_remarks, &RemarkList::chosen, this, &RouteEditor::focusPlace);
    connect(m_form, &RouteForm::keyMoveRequested, this, &RouteEditor::keyMoveRequested);
    connect(m_json, &RouteJsonView::edited, this, [this](const Route &route) {
        m_form->setRoute(route);
        take(route);
    });
}

QWidget *RouteEditor::makeHead(const RouteActions &actions)
{
    auto *head = new QWidget(this);
    QFont strong = theme::font(theme::TextSize::Large);
    strong.setWeight(QFont::DemiBold);
    m_title->setFont(strong);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setObjectName(u"routeTitle"_s);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_badge->setObjectName(u"routeBadge"_s);
    m_badge->setFont(theme::font(theme::TextSize::Small));
    const int lamp = QFontMetrics(theme::font()).ascent() + 2;
    m_lamp->setFixedSize(lamp, lamp);
    m_lamp->installEventFilter(this);

    auto *titleRow = new QHBoxLayout;
    titleRow->setSpacing(theme::Small);
    titleRow->addWidget(m_title, 1);
    titleRow->addWidget(m_lamp);
    titleRow->addWidget(m_badge);

    auto *more = new QToolButton(head);
    more->setObjectName(u"deleteRouteButton"_s);
    more->setIcon(actions.remove->icon());
    more->setAccessibleName(actions.remove->text());
    more->setToolTip(actions.remove->text());
    more->setPopupMode(QToolButton::MenuButtonPopup);
    auto *menu = new QMenu(more);
    menu->addAction(actions.remove);
    menu->addAction(actions.removeEverywhere);
    more->setMenu(menu);
    connect(more, &QToolButton::clicked, actions.remove, [action = actions.remove] { action->trigger(); });
    connect(actions.remove, &QAction::changed, more, [more, action = actions.remove] { more->setEnabled(action->isEnabled()); });

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme::Small);
    buttons->addWidget(makeActionButton<QPushButton>(actions.push, u"pushButton"_s, head));
    buttons->addWidget(makeActionButton<QPushButton>(actions.cancel, u"cancelRouteButton"_s, head));
    buttons->addWidget(makeActionButton<QPushButton>(actions.verify, u"verifyRouteButton"_s, head));
    buttons->addWidget(makeActionButton<QPushButton>(actions.chat, u"chatRouteButton"_s, head));
    buttons->addStretch();
    auto *tools = new QHBoxLayout;
    tools->setSpacing(theme::Tiny);
    buttons->addLayout(tools);
    tools->addWidget(makeActionButton<QToolButton>(actions.validate, u"validateRouteButton"_s, head));
    tools->addWidget(makeActionButton<QToolButton>(actions.pull, u"pullButton"_s, head));
    auto *curl = makeActionButton<QToolButton>(actions.copyCurl, u"copyAdminCurlButton"_s, head);
    auto *curlMenu = new QMenu(curl);
    curlMenu->addAction(actions.copyCurl);
    curlMenu->addAction(actions.exportRoute);
    curl->setPopupMode(QToolButton::MenuButtonPopup);
    curl->setMenu(curlMenu);
    tools->addWidget(curl);
    tools->addWidget(more);

    auto *layout = new QVBoxLayout(head);
    layout->setContentsMargins(theme::Large, theme::Medium, theme::Large, theme::Small);
    layout->setSpacing(theme::Small);
    layout->addLayout(titleRow);
    layout->addLayout(buttons);
    return head;
}

void RouteEditor::setRoute(const Route &route)
{
    const bool isAnother = route.id != m_route.id;
    m_route = route;
    if (isAnother)
        m_conflict->hide();
    m_form->setRoute(route);
    if (isAnother)
        m_json->startRoute(route);
    else
        m_json->setRoute(route);
    remark();
    showHead();
}

void RouteEditor::take(const Route &route)
{
    m_route = route;
    remark();
    showHead();
    Q_EMIT edited(route);
}

void RouteEditor::remark()
{
    m_remarks->showRemarks({}); // they were of the draft before
    mark(validateDraft(m_route, m_version));
}

void RouteEditor::showRemarks(const QList<DraftRemark> &remarks)
{
    m_remarks->showRemarks(remarks);
    mark(remarks);
}

void RouteEditor::mark(const QList<DraftRemark> &remarks)
{
    m_form->showRemarks(remarks);
    m_json->showRemarks(remarks);
}

void RouteEditor::setDrift(Drift drift, const std::optional<RouteDrift> &details)
{
    m_drift = drift;
    m_difference->setDrift(details);
    const int count = m_difference->count();
    m_tabs->setTabText(m_tabs->indexOf(m_difference), count > 0 ? tr("Difference (%1)").arg(count) : tr("Difference"));
    showHead();
}

void RouteEditor::setBusy(bool busy)
{
    m_difference->setBusy(busy);
}

void RouteEditor::showDifference()
{
    m_tabs->setCurrentWidget(m_difference);
    m_difference->setFocus(Qt::OtherFocusReason);
}

void RouteEditor::showHead()
{
    m_title->setText(m_route.label().isEmpty() ? tr("Route without an id") : m_route.label());
    m_badge->setText(driftName(m_drift));
    m_lamp->update();
}

void RouteEditor::setReadOnly(bool readOnly)
{
    m_form->setEnabled(!readOnly);
    m_json->setReadOnly(readOnly);
}

void RouteEditor::setReferences(const QStringList &references)
{
    m_form->setReferences(references);
}

void RouteEditor::flush()
{
    m_json->flush();
}

bool RouteEditor::isReadable() const
{
    return m_json->problem().isEmpty();
}

bool RouteEditor::checkDraft()
{
    flush();
    if (!m_json->problem().isEmpty()) {
        m_banner->showMessage(theme::Signal::Stop, tr("The JSON cannot be read as a route."), m_json->problem());
        m_tabs->setCurrentWidget(m_json);
        return false;
    }
    const QList<DraftRemark> remarks = validateDraft(m_route, m_version);
    mark(remarks);
    const auto worst = std::ranges::find(remarks, DraftRemark::Severity::Error, &DraftRemark::severity);
    if (worst == remarks.end() && m_form->hasUntaken()) {
        m_banner->showMessage(theme::Signal::Stop, tr("Something in the form could not be taken into the draft."),
                              tr("It is said under its field."));
        return false;
    }
    if (worst == remarks.end() && !m_form->holdsKeyInClear())
        return true;
    m_remarks->showRemarks(remarks);
    m_banner->showMessage(theme::Signal::Stop, tr("The gateway would refuse this draft."),
                          worst == remarks.end() ? m_form->remarkAt(RouteField::Key) : worst->message);
    if (worst == remarks.end())
        focusField(RouteField::Key);
    else
        focusPlace(worst->field);
    return false;
}

void RouteEditor::focusField(RouteField field)
{
    if (field == RouteField::None)
        return;
    m_tabs->setCurrentWidget(m_formPage);
    m_form->focusField(field);
    scrollToFocus();
}

void RouteEditor::focusPlace(const QString &place)
{
    if (place.isEmpty())
        return;
    if (m_form->isEnabled() && m_form->focusPlace(place)) {
        m_tabs->setCurrentWidget(m_formPage);
        m_form->focusPlace(place); // what was hidden could not take the keyboard
        scrollToFocus();
    } else if (m_json->focusPlace(place)) {
        if (!m_wide)
            m_tabs->setCurrentWidget(m_json);
        m_json->focusPlace(place);
    }
}

// A section that was unfolded for it has its size only a moment later.
void RouteEditor::scrollToFocus()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            QWidget *focused = QApplication::focusWidget();
            if (focused && m_form->isAncestorOf(focused))
                m_formPage->ensureWidgetVisible(focused, theme::Large, 3 * theme::Wide);
        },
        Qt::QueuedConnection);
}

void RouteEditor::setSchemas(const GatewaySchemas &schemas, const QString &version)
{
    m_version = version;
    m_form->setSchemas(schemas);
    m_json->setSchemas(schemas);
    remark();
}

void RouteEditor::arrange(bool wide)
{
    if (wide == m_wide)
        return;
    m_wide = wide;
    if (wide) {
        m_splitter->addWidget(m_json); // takes it out of the tabs
        m_json->show();
    } else {
        m_tabs->insertTab(1, m_json, tr("JSON"));
    }
}

void RouteEditor::resizeEvent(QResizeEvent *event)
{
    arrange(event->size().width() >= wideEnough);
}

bool RouteEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_lamp && event->type() == QEvent::Paint) {
        QPainter painter(m_lamp);
        painter.setRenderHint(QPainter::Antialiasing);
        theme::paintLamp(painter, m_lamp->rect(), driftSignal(m_drift), palette());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace lineside
