// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/messagetree.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <map>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

MessageId id(int number)
{
    return MessageId(number);
}

QList<MessageId> ids(std::initializer_list<int> numbers)
{
    QList<MessageId> list;
    for (const int number : numbers)
        list.append(id(number));
    return list;
}

QList<MessageLink> links(std::initializer_list<std::pair<int, int>> pairs)
{
    QList<MessageLink> list;
    for (const auto &[message, parent] : pairs)
        list.append({id(message), id(parent)});
    return list;
}

/// The same by the plainest means: nothing but who follows whom, and what was shown where.
struct NaiveTree {
    std::map<MessageId, MessageId> parents;
    std::map<MessageId, MessageId> shown;
    MessageId leaf = MessageId::None;

    QList<MessageId> children(MessageId parent) const
    {
        QList<MessageId> found;
        for (const auto &[message, follows] : parents) {
            if (follows == parent)
                found.append(message);
        }
        return found;
    }
    MessageId endBelow(MessageId from) const
    {
        const QList<MessageId> below = children(from);
        if (below.isEmpty())
            return from;
        const auto remembered = shown.find(from);
        const bool isThere = remembered != shown.end() && below.contains(remembered->second);
        return endBelow(isThere ? remembered->second : below.constLast());
    }
    void show(MessageId message)
    {
        leaf = message;
        for (; message != MessageId::None; message = parents.at(message))
            shown[parents.at(message)] = message;
    }
    QList<MessageId> path(MessageId message) const
    {
        QList<MessageId> way;
        for (; message != MessageId::None; message = parents.at(message))
            way.prepend(message);
        return way;
    }
};

void checkSame(const MessageTree &tree, const NaiveTree &naive)
{
    QCOMPARE(tree.size(), qsizetype(naive.parents.size()));
    QCOMPARE(tree.leaf(), naive.leaf);
    QCOMPARE(tree.path(), naive.path(naive.leaf));
    QCOMPARE(tree.childrenOf(MessageId::None), naive.children(MessageId::None));
    for (const auto &[message, parent] : naive.parents) {
        const QList<MessageId> siblings = naive.children(parent);
        QCOMPARE(tree.parentOf(message), parent);
        QCOMPARE(tree.childrenOf(message), naive.children(message));
        QCOMPARE(tree.branchOf(message), (BranchPlace{int(siblings.indexOf(message)), int(siblings.size())}));
        QCOMPARE(tree.endBelow(message), naive.endBelow(message));
    }
}

} // namespace

class TestMessageTree : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void takesAnyList_data()
    {
        QTest::addColumn<QList<MessageLink>>("given");
        QTest::addColumn<QList<MessageId>>("path");
        QTest::addColumn<QList<MessageId>>("beginnings");
        QTest::addColumn<qsizetype>("doubled");
        QTest::addColumn<qsizetype>("orphaned");
        QTest::addColumn<qsizetype>("cyclic");
        const auto row = [](const char *name, const QList<MessageLink> &given, const QList<MessageId> &path, const QList<MessageId> &beginnings,
                            qsizetype doubled, qsizetype orphaned, qsizetype cyclic) {
            QTest::newRow(name) << given << path << beginnings << doubled << orphaned << cyclic;
        };
        row("nothing", {}, {}, {}, 0, 0, 0);
        row("a row", links({{1, 0}, {2, 1}, {3, 2}}), ids({1, 2, 3}), ids({1}), 0, 0, 0);
        row("in any order", links({{3, 2}, {1, 0}, {2, 1}}), ids({1, 2, 3}), ids({1}), 0, 0, 0);
        row("the newest branch is shown", links({{1, 0}, {2, 1}, {4, 1}, {3, 2}}), ids({1, 4}), ids({1}), 0, 0, 0);
        row("several beginnings", links({{1, 0}, {2, 0}, {3, 1}}), ids({2}), ids({1, 2}), 0, 0, 0);
        row("a parent that is younger", links({{5, 0}, {2, 5}}), ids({5, 2}), ids({5}), 0, 0, 0);
        row("one twice", links({{1, 0}, {2, 1}, {2, 0}}), ids({1, 2}), ids({1}), 1, 0, 0);
        row("one without an id", links({{1, 0}, {0, 1}}), ids({1}), ids({1}), 1, 0, 0);
        row("a missing parent", links({{1, 0}, {3, 2}, {4, 3}}), ids({3, 4}), ids({1, 3}), 0, 1, 0);
        row("follows itself", links({{1, 1}, {2, 1}}), ids({1, 2}), ids({1}), 0, 0, 1);
        row("a circle of two", links({{1, 2}, {2, 1}}), ids({1, 2}), ids({1}), 0, 0, 1);
        row("a circle with a tail", links({{4, 6}, {5, 4}, {6, 5}, {7, 5}}), ids({4, 5, 7}), ids({4}), 0, 0, 1);
        row("two circles and a tree", links({{1, 0}, {2, 3}, {3, 2}, {4, 5}, {5, 4}, {6, 1}}), ids({4, 5}), ids({1, 2, 4}), 0, 0, 2);
        row("all at once", links({{1, 0}, {1, 0}, {3, 2}, {5, 5}}), ids({5}), ids({1, 3, 5}), 1, 1, 1);
    }

    void takesAnyList()
    {
        QFETCH(QList<MessageLink>, given);
        TreeRepairs repairs;
        const MessageTree tree = MessageTree::from(given, &repairs);
        QTEST(tree.path(), "path");
        QTEST(tree.childrenOf(MessageId::None), "beginnings");
        QTEST(repairs.doubled, "doubled");
        QTEST(repairs.orphaned, "orphaned");
        QTEST(repairs.cyclic, "cyclic");
        QCOMPARE(repairs.isEmpty(), repairs == TreeRepairs{});
    }

    void everyMessageHasAWayToABeginning()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 300; ++round) {
            QList<MessageLink> given;
            QSet<MessageId> known;
            for (int count = random.bounded(40); count > 0; --count) {
                given.append({id(random.bounded(30)), id(random.bounded(30))});
                if (given.constLast().id != MessageId::None)
                    known.insert(given.constLast().id);
            }
            TreeRepairs repairs;
            const MessageTree tree = MessageTree::from(given, &repairs);
            QCOMPARE(tree.size(), known.size());
            QCOMPARE(tree.size() + repairs.doubled, given.size());
            for (const MessageId message : std::as_const(known)) {
                const QList<MessageId> path = tree.pathTo(message);
                QCOMPARE(path.constLast(), message);
                QVERIFY(tree.childrenOf(MessageId::None).contains(path.constFirst()));
            }
        }
    }

    void goingBackShowsWhatWasShown()
    {
        // 1 - 2 - 3 - 4        and 2 - 5, 1 - 6 - 7
        MessageTree tree = MessageTree::from(links({{1, 0}, {2, 1}, {3, 2}, {4, 3}, {5, 2}, {6, 1}, {7, 6}}));
        QCOMPARE(tree.path(), ids({1, 6, 7}));
        tree.showUpTo(tree.endBelow(tree.branchBeside(id(6), 0)));
        QCOMPARE(tree.path(), ids({1, 2, 5}));
        tree.showUpTo(tree.endBelow(id(3)));
        QCOMPARE(tree.path(), ids({1, 2, 3, 4}));
        tree.showUpTo(tree.endBelow(id(6)));
        QCOMPARE(tree.path(), ids({1, 6, 7}));
        tree.showUpTo(tree.endBelow(id(2)));
        QCOMPARE(tree.path(), ids({1, 2, 3, 4}));
        tree.showUpTo(id(2));
        QCOMPARE(tree.endBelow(id(2)), id(4));
        tree.showUpTo(MessageId::None);
        QCOMPARE(tree.path(), QList<MessageId>());
        QCOMPARE(tree.branchBeside(id(6), 2), MessageId::None);
        QCOMPARE(tree.branchBeside(id(99), 0), MessageId::None);
    }

    void removingShowsTheNextBest_data()
    {
        QTest::addColumn<int>("shown");
        QTest::addColumn<int>("removed");
        QTest::addColumn<QList<MessageId>>("path");
        QTest::addColumn<qsizetype>("size");
        // 1 - 2 - 3, 1 - 4 - 5, 1 - 6
        QTest::newRow("the last of three: the one before") << 6 << 6 << ids({1, 4, 5}) << qsizetype(5);
        QTest::newRow("the first of three: the one after") << 3 << 2 << ids({1, 4, 5}) << qsizetype(4);
        QTest::newRow("an only child: its parent") << 3 << 3 << ids({1, 2}) << qsizetype(5);
        QTest::newRow("not shown") << 6 << 4 << ids({1, 6}) << qsizetype(4);
        QTest::newRow("all") << 5 << 1 << QList<MessageId>() << qsizetype(0);
        QTest::newRow("none such") << 5 << 9 << ids({1, 4, 5}) << qsizetype(6);
    }

    void removingShowsTheNextBest()
    {
        QFETCH(int, shown);
        QFETCH(int, removed);
        MessageTree tree = MessageTree::from(links({{1, 0}, {2, 1}, {3, 2}, {4, 1}, {5, 4}, {6, 1}}));
        tree.showUpTo(id(shown));
        const QList<MessageId> before = tree.path();
        const RemovedBranch branch = tree.remove(id(removed));
        QTEST(tree.path(), "path");
        QTEST(tree.size(), "size");
        QCOMPARE(tree.putBack(branch), removed != 9);
        QCOMPARE(tree.path(), before);
        QCOMPARE(tree.size(), 6);
        QVERIFY(!tree.putBack(branch));
    }

    void whatCannotBeAddedIsNot()
    {
        MessageTree tree;
        QVERIFY(!tree.add(MessageId::None, MessageId::None));
        QVERIFY(!tree.add(id(2), id(1)));
        QVERIFY(tree.add(id(1), MessageId::None));
        QVERIFY(!tree.add(id(1), MessageId::None));
        QVERIFY(!tree.contains(MessageId::None));
        QCOMPARE(tree.size(), 1);
        QCOMPARE(tree.leaf(), MessageId::None);
    }

    void aBranchDoesNotComeBackWithoutWhatItFollowed()
    {
        MessageTree tree = MessageTree::from(links({{1, 0}, {2, 1}, {3, 2}}));
        const RemovedBranch branch = tree.remove(id(3));
        tree.remove(id(2));
        QVERIFY(!tree.putBack(branch));
        QCOMPARE(tree.size(), 1);
    }

    /// Anything done to the tree leaves it as the naive one.
    void randomOperations_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 40; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void randomOperations()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        MessageTree tree;
        NaiveTree naive;
        QList<MessageId> all;
        for (int step = 0; step < 120; ++step) {
            all.clear();
            for (const auto &[message, parent] : naive.parents)
                all.append(message);
            const MessageId some = all.isEmpty() ? MessageId::None : all.at(random.bounded(int(all.size())));
            switch (random.bounded(6)) {
            case 0:
            case 1: { // a new message, not always the newest; shown if it follows what is
                const MessageId made = id(1 + random.bounded(10'000));
                const MessageId parent = random.bounded(4) == 0 ? MessageId::None : random.bounded(2) == 0 ? naive.leaf : some;
                QCOMPARE(tree.add(made, parent), !naive.parents.contains(made));
                naive.parents.emplace(made, parent);
                if (naive.parents.at(made) == naive.leaf) {
                    tree.showUpTo(made);
                    naive.show(made);
                }
                break;
            }
            case 2:
                tree.showUpTo(tree.endBelow(some));
                naive.show(naive.endBelow(some));
                break;
            case 3:
                tree.showUpTo(some);
                naive.show(some);
                break;
            case 4: {
                if (some == MessageId::None)
                    break;
                tree.remove(some);
                const NaiveTree before = naive;
                const MessageId parent = naive.parents.at(some);
                const QList<MessageId> siblings = naive.children(parent);
                const qsizetype place = siblings.indexOf(some);
                const bool wasShown = naive.path(naive.leaf).contains(some);
                for (const MessageId each : all) {
                    if (before.path(each).contains(some)) {
                        naive.parents.erase(each);
                        naive.shown.erase(each);
                    }
                }
                const MessageId beside = siblings.value(place + 1 < siblings.size() ? place + 1 : place - 1, MessageId::None);
                if (naive.shown.contains(parent) && naive.shown.at(parent) == some)
                    naive.shown[parent] = beside;
                if (wasShown)
                    naive.show(beside == MessageId::None ? parent : naive.endBelow(beside));
                break;
            }
            default: { // undone at once, a removal leaves nothing behind
                if (some == MessageId::None)
                    break;
                const QList<MessageId> path = tree.path();
                const RemovedBranch branch = tree.remove(some);
                QVERIFY(tree.putBack(branch));
                QCOMPARE(tree.path(), path);
                // Where it was remembered but not shown, its place forgets it.
                const MessageId parent = naive.parents.at(some);
                if (!path.contains(some) && naive.shown.contains(parent) && naive.shown.at(parent) == some) {
                    const QList<MessageId> siblings = naive.children(parent);
                    const qsizetype place = siblings.indexOf(some);
                    naive.shown[parent] = siblings.value(place + 1 < siblings.size() ? place + 1 : place - 1, MessageId::None);
                }
                break;
            }
            }
            checkSame(tree, naive);
            if (QTest::currentTestFailed())
                return;
        }
    }
};

Q_DECLARE_METATYPE(lineside::MessageLink)

QTEST_GUILESS_MAIN(TestMessageTree)
#include "tst_messagetree.moc"
