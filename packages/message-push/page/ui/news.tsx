// What is wrong with the newest build, at the top until it is right again.
import { build, isConnected } from "../state/desk";
import { say } from "../state/language";

export function News() {
  const { failure, types, restart } = build.value;
  return (
    <div class="page-news" role="alert">
      {!isConnected.value && (
        <div class="news warn">
          {say({
            en: "The simulator does not answer. The page goes on when it is there again: npm start",
            zh: "模拟器没有响应。重新启动后页面会继续：npm start",
          })}
        </div>
      )}
      {failure !== undefined && (
        <div class="news bad">
          <strong>
            {say({
              en: "This does not build; the last good build goes on answering.",
              zh: "构建失败；仍由上一次成功的构建应答。",
            })}
          </strong>
          <pre>{failure}</pre>
        </div>
      )}
      {types !== undefined && (
        <div class="news warn">
          <strong>
            {say({ en: "The types are wrong; the new code runs all the same.", zh: "类型有误；新代码照样运行。" })}
          </strong>
          <pre>{types}</pre>
        </div>
      )}
      {restart !== undefined && <div class="news warn">{restart}</div>}
    </div>
  );
}
